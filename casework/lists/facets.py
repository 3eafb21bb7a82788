"""How many overdue cases each choice of the board's filters would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, case, func, select

from casework.lists.columns import HOLDER
from casework.lists.overdue import BANDS, NOT_ASSESSED, OverdueFilter, late_from
from casework.models import Agency, Case
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.calendar import WorkCalendar

# Counting stops here, the worst first: a number this large is said as "1.000+" anyway.
MOST_COUNTED = 10_000


class Cell(NamedTuple):
    """So many overdue cases are alike in all that the board filters by."""

    unit: int
    agency: int | None
    type: str
    severity: str
    late: str
    n: int
    unit_name: str
    agency_name: str | None


class Choice(NamedTuple):
    """One value of a filter, its name if the database knows it, and the cases it would leave."""

    value: Any
    name: str | None
    n: int


class Facets(NamedTuple):
    """Counts by filter; ``cut`` says that there are more cases than were counted."""

    by: dict[str, list[Choice]]
    total: int
    shown: int
    cut: bool


Pick = Callable[[Cell], Any]
PICKS: dict[str, Pick] = {
    "unit": lambda cell: cell.unit,
    "agency": lambda cell: cell.agency,
    "type": lambda cell: cell.type,
    "severity": lambda cell: cell.severity,
    "late": lambda cell: cell.late,
}
NAMES: dict[str, Callable[[Cell], str | None]] = {
    "unit": lambda cell: cell.unit_name,
    "agency": lambda cell: cell.agency_name,
}


def facets(
    session: Reading,
    actor: Actor,
    tree: UnitTree,
    filters: OverdueFilter,
    *,
    calendar: WorkCalendar,
    now: datetime,
) -> Facets:
    """Each choice's count heeds the other filters, never its own; one statement for all."""
    cells = [Cell._make(row) for row in _cells(session, actor, tree, calendar, now)]
    total = sum(cell.n for cell in cells)
    by = {name: _choices(name, cells, filters) for name in PICKS}
    shown = sum(cell.n for cell in cells if _fits(cell, filters, but=""))
    return Facets(by, min(total, MOST_COUNTED), shown, cut=total > MOST_COUNTED)


def _cells(
    session: Reading, actor: Actor, tree: UnitTree, calendar: WorkCalendar, now: datetime
) -> Sequence[Row[Any]]:
    band = case(
        *(
            (Case.due_at < late_from(least, calendar, now), key)
            for key, (least, _) in BANDS.items()
        ),
        else_="0",
    )
    severity = func.coalesce(Case.severity, NOT_ASSESSED)
    found = (
        visible_rows(
            actor,
            tree,
            Case.unit_id,
            Case.lead_id,
            Case.type,
            severity.label("severity"),
            band.label("band"),
        )
        .where(Case.due_at < now)
        .order_by(Case.due_at)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    alike = (found.c.unit_id, found.c.lead_id, found.c.type, found.c.severity, found.c.band)
    return session.execute(
        select(*alike, func.count(), HOLDER.name, Agency.name)
        .join(HOLDER, HOLDER.id == found.c.unit_id)
        .outerjoin(Agency, Agency.id == found.c.lead_id)
        .group_by(*alike, HOLDER.name, Agency.name)
    ).all()


def _choices(name: str, cells: Sequence[Cell], filters: OverdueFilter) -> list[Choice]:
    pick, named = PICKS[name], NAMES.get(name)
    counts: Counter[Any] = Counter()
    names: dict[Any, str | None] = {}
    for cell in cells:
        if _fits(cell, filters, but=name):
            counts[pick(cell)] += cell.n
            names[pick(cell)] = named(cell) if named else None
    return [Choice(value, names[value], n) for value, n in counts.most_common()]


def _fits(cell: Cell, filters: OverdueFilter, *, but: str) -> bool:
    if but != "agency" and filters.unassigned and cell.agency is not None:
        return False
    return all(
        getattr(filters, name) in (None, pick(cell)) for name, pick in PICKS.items() if name != but
    )
