"""Where something can be reported, and where this person reported last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Row, or_, select

from casework.models import Case, CaseText, Unit
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from casework.visibility import reported_by
from workflows.actors import Actor

LAST = 12


class LastPlaces(NamedTuple):
    """The unit of this person's last report, and the places named in the last ones."""

    unit_id: int | None
    names: list[str]


def units_to_report_in(session: Reading, *, on: date) -> Sequence[Row[int, str, int | None]]:
    """Every unit valid on that day (``id``, ``name``, ``parent_id``): the communes by name, then
    those above them, for a matter of a whole province.
    """
    return session.execute(
        select(Unit.id, Unit.name, Unit.parent_id)
        .where(Unit.valid_from <= on, or_(Unit.valid_to.is_(None), Unit.valid_to > on))
        .order_by(Unit.parent_id.is_(None), Unit.name)
    ).all()


def last_places(session: Reading, actor: Actor, tree: UnitTree) -> LastPlaces:
    """From this person's own reports, newest first, each place once."""
    rows = session.execute(
        visible_rows(actor, tree, Case.place_unit_id, CaseText.place)
        .where(reported_by(actor))
        .order_by(Case.reported_at.desc(), Case.id.desc())
        .limit(LAST)
    ).all()
    names = list(dict.fromkeys(row.place for row in rows))
    return LastPlaces(rows[0].place_unit_id if rows else None, names)
