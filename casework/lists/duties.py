"""For which units a person is the desk today: coordinating, or standing above it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from casework.models import Membership
from casework.seats import Reading, desk_pair, in_term
from casework.units import UnitTree
from workflows.actors import Actor, Role
from workflows.facts import Desk


class Duties(NamedTuple):
    """Units by duty. ``above`` answers objections there; ``second`` is a coordinator above, who
    may decide what the one below asked for; ``overseen`` is a committee's whole reach.
    """

    coordinated: frozenset[int]
    above: frozenset[int]
    second: frozenset[int]
    overseen: frozenset[int]


def duties_of(session: Reading, actor: Actor, tree: UnitTree, *, on: date) -> Duties:
    """What ``casework.seats.desks`` says of each unit, for all units in one query."""
    filled = frozenset(
        session.scalars(
            select(Membership.unit_id)
            .where(Membership.role == Role.COORDINATOR, in_term(on))
            .distinct()
        )
    )
    held = {Desk(seat.role, seat.unit_id) for seat in actor.seats}
    reach = tree.subtree(actor.units(Role.COORDINATOR) | actor.units(Role.COMMITTEE))
    pairs = {unit: desk_pair(tree.lineage(unit), filled) for unit in reach}
    above = frozenset(unit for unit, (_, over) in pairs.items() if over in held)
    return Duties(
        coordinated=frozenset(unit for unit, (desk, _) in pairs.items() if desk in held),
        above=above,
        second=frozenset(unit for unit in above if pairs[unit][1].role is Role.COORDINATOR),
        overseen=tree.subtree(actor.units(Role.COMMITTEE)),
    )
