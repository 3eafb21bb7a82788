"""What is still to be handled, and what of it is late, in each unit: for the map and its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, select

from casework.lists.choices import OFFICES
from casework.models import Case, Unit
from casework.queries import visible_rows
from casework.refs import ZONE
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.clocks import TIMED_STAGES


class PlaceCount(NamedTuple):
    """A unit, about where it is (degrees, or None), and the cases in it that this reader may see."""

    unit_id: int
    name: str
    latitude: float | None
    longitude: float | None
    open: int
    late: int


def places_on_map(
    session: Reading, actor: Actor, tree: UnitTree, *, now: datetime
) -> Sequence[PlaceCount]:
    """The units this reader looks down on and all others with something in sight, most first."""
    late = func.sum(case((Case.due_at < now, 1), else_=0))
    counted = session.execute(
        visible_rows(
            actor, tree, Case.place_unit_id, func.count().label("open"), late.label("late")
        )
        .where(Case.state.in_(TIMED_STAGES))
        .group_by(Case.place_unit_id)
    )
    found = {row.place_unit_id: (row.open, int(row.late)) for row in counted}
    below = tree.subtree({unit for role in OFFICES for unit in actor.units(role)})
    today = now.astimezone(ZONE).date()
    units = session.execute(
        select(Unit.id, Unit.name, Unit.latitude, Unit.longitude, Unit.valid_to).where(
            Unit.id.in_(below | found.keys())
        )
    )
    rows = [
        PlaceCount(*unit[:4], *found.get(unit.id, (0, 0)))
        for unit in units
        if unit.id in found or unit.valid_to is None or unit.valid_to > today
    ]
    return sorted(rows, key=lambda row: (-row.open, row.name))
