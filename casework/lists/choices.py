"""Units and agencies by name, for choosing what a list is narrowed to."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select, true

from casework.models import Agency, Unit
from casework.seats import Reading
from workflows.actors import Actor, Role


class Named(NamedTuple):
    """An id people choose by its name."""

    id: int
    name: str


OFFICES = (Role.COORDINATOR, Role.COMMITTEE, Role.OBSERVER)


def reachable_units(session: Reading, actor: Actor) -> list[Named]:
    """The units an office looks down on, itself first: it is asked for most; others choose none."""
    tops = {unit for role in OFFICES for unit in actor.units(role)}
    if not tops:
        return []
    below = select(Unit.id).where(Unit.id.in_(tops)).cte(recursive=True)
    below = below.union(select(Unit.id).join(below, Unit.parent_id == below.c.id))
    rows = session.execute(
        select(Unit.id, Unit.name)
        .where(Unit.id.in_(select(below.c.id)))
        .order_by(Unit.id.not_in(tops), Unit.name)
    )
    return [Named(*row) for row in rows]


def name_of_unit(session: Reading, unit_id: int | None) -> str:
    """What a unit is called, any unit: their names are no secret."""
    return session.scalar(select(Unit.name).where(Unit.id == unit_id)) or ""


def reachable_agencies(session: Reading, actor: Actor) -> list[Named]:
    """The agencies of any unit for an office, its own for an agency; past ones have old cases."""
    office = any(actor.units(role) for role in OFFICES)
    wanted = true() if office else Agency.id.in_(actor.agencies)
    rows = session.execute(select(Agency.id, Agency.name).where(wanted).order_by(Agency.name))
    return [Named(*row) for row in rows]
