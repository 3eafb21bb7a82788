"""Who sits where today: actors from memberships, and duties that pass up when vacant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, scoped_session

from casework.models import Membership, Person
from workflows.actors import Actor, Role, Seat
from workflows.facts import Desk

Reading = Session | scoped_session[Any]


# Every look at seats has these two parts; they are built once, as building takes its time.
_ACTIVE = Membership.person_id.in_(select(Person.id).where(Person.active))
_WITHOUT_END = Membership.ends_on.is_(None)


def in_term(on: date) -> ColumnElement[bool]:
    """Memberships whose term covers the day, of people whose account is active."""
    return and_(Membership.starts_on <= on, or_(_WITHOUT_END, Membership.ends_on >= on), _ACTIVE)


def actor_of(session: Reading, person_id: int, *, on: date) -> Actor:
    """The person with every seat held on that day."""
    rows = session.execute(
        select(Membership.role, Membership.unit_id, Membership.agency_id)
        .where(Membership.person_id == person_id, in_term(on))
        .order_by(Membership.id)
    )
    return Actor(person_id, tuple(Seat(Role(r.role), r.unit_id, r.agency_id) for r in rows))


def desks(session: Reading, lineage: Sequence[int], *, on: date) -> tuple[Desk, Desk]:
    """Who coordinates a case held by ``lineage[0]``, and who stands above that.

    A vacant coordinator's duties pass to the coordinator of the unit above, and at the
    top to the committee (design §2); above the province's coordinator is its committee.
    """
    rows = session.execute(
        select(Membership.unit_id)
        .where(Membership.role == Role.COORDINATOR, Membership.unit_id.in_(lineage), in_term(on))
        .distinct()
    )
    return desk_pair(lineage, {row.unit_id for row in rows})


def desk_pair(lineage: Sequence[int], filled: AbstractSet[int]) -> tuple[Desk, Desk]:
    """The same, where ``filled`` are the units that have a coordinator."""
    top = Desk(Role.COMMITTEE, lineage[-1])
    chain = [Desk(Role.COORDINATOR, unit) for unit in lineage if unit in filled] + [top]
    return chain[0], chain[1] if len(chain) > 1 else top


def holders(session: Reading, role: Role, units: Iterable[int], *, on: date) -> frozenset[int]:
    """The people holding this role in these units on that day."""
    return _people(session, and_(Membership.role == role, Membership.unit_id.in_(units)), on)


def of_roles(session: Reading, roles: Iterable[Role], *, on: date) -> frozenset[int]:
    """The people with one of these roles anywhere on that day."""
    return _people(session, Membership.role.in_(roles), on)


def agency_people(
    session: Reading, roles: Iterable[Role], agencies: Iterable[int], *, on: date
) -> frozenset[int]:
    """The people with one of these roles in these agencies on that day."""
    return _people(
        session, and_(Membership.role.in_(roles), Membership.agency_id.in_(agencies)), on
    )


def still_serving(session: Reading, people: Iterable[int], *, on: date) -> frozenset[int]:
    """Those of these people who are collaborators with a running term."""
    return _people(
        session,
        and_(Membership.role == Role.COLLABORATOR, Membership.person_id.in_(people)),
        on,
    )


def _people(session: Reading, condition: ColumnElement[bool], on: date) -> frozenset[int]:
    rows = session.scalars(select(Membership.person_id).where(condition, in_term(on)))
    return frozenset(rows)
