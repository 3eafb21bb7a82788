"""The overdue board: every visible case whose nearest running deadline has passed, worst first.

A case that ended is on it too while a directive or an objection on it runs late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, case

from casework.database import db
from casework.errors import BadInput
from casework.lists.columns import HOLDER, list_rows
from casework.lists.paging import Key, Order, Page, page_of, paged
from casework.models import Case
from casework.seats import Reading
from casework.units import UnitTree, read_tree
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.states import Severity
from workflows.words import Label

NO_SORT = Label("Không có cách sắp xếp này.", "There is no such order.")

# Working days late: from, and before. The edges are those of the ladder: T+3, T+5, T+10.
BANDS: Final[Mapping[str, tuple[int, int | None]]] = {
    "10": (10, None),
    "5": (5, 10),
    "3": (3, 5),
    "0": (0, 3),
}
NOT_ASSESSED: Final = "none"
RANK: ColumnElement[int] = case(
    {severity.value: rank for rank, severity in enumerate(Severity, start=1)},
    value=Case.severity,
    else_=0,
)
_DUE = Key("due_at", Case.due_at.expression, kind=datetime)
ORDERS: Final[Mapping[str, tuple[Key, ...]]] = {
    "late": (_DUE,),
    "unit": (Key("unit", HOLDER.name.expression), _DUE),
    "severity": (Key("rank", RANK, descending=True, kind=int), _DUE),
}
WORST_FIRST: Final = "late"
LIMIT: Final = 50
MOST_REVIEWED: Final = 500


@dataclass(frozen=True, kw_only=True)
class OverdueFilter:
    """Each set field narrows the board. ``unit`` holds the case now; ``agency`` leads it.

    ``severity`` may be ``none`` for a case nobody has assessed; ``late`` is a key of BANDS.
    """

    unit: int | None = None
    agency: int | None = None
    unassigned: bool = False
    type: str | None = None
    severity: str | None = None
    late: str | None = None

    def set_fields(self) -> dict[str, Any]:
        """What narrows, as JSON keeps it; ``OverdueFilter(**fields)`` reads it back."""
        return {name: value for name, value in asdict(self).items() if value}


def overdue_page(
    session: Reading,
    actor: Actor,
    tree: UnitTree,
    filters: OverdueFilter,
    *,
    calendar: WorkCalendar,
    now: datetime,
    sort: str = WORST_FIRST,
    cursor: str | None = None,
    limit: int = LIMIT,
) -> Page:
    """One page of the board; BadInput names ``sort`` or ``cursor``."""
    if sort not in ORDERS:
        raise BadInput("sort", NO_SORT)
    order = Order(sort, ORDERS[sort])
    statement = list_rows(actor, tree, RANK.label("rank")).where(
        Case.due_at < now, *conditions(filters, calendar, now)
    )
    return page_of(session.execute(paged(statement, order, cursor, limit)).all(), order, limit)


def overdue_refs(
    session: Reading,
    actor: Actor,
    tree: UnitTree,
    filters: OverdueFilter,
    *,
    calendar: WorkCalendar,
    now: datetime,
    sort: str = WORST_FIRST,
) -> list[str]:
    """The numbers of the board's cases in its order, as many as a meeting can go through."""
    statement = list_rows(actor, tree).where(Case.due_at < now, *conditions(filters, calendar, now))
    ordered = statement.order_by(*Order(sort, ORDERS[sort]).clauses()).limit(MOST_REVIEWED)
    return list(session.scalars(ordered.with_only_columns(Case.ref)))


def overdue_rows(
    actor: Actor, filters: Mapping[str, Any], calendar: WorkCalendar, now: datetime
) -> Sequence[Row[Any]]:
    """The whole board for taking away; ``filters`` as ``OverdueFilter.set_fields`` gave them."""
    tree = read_tree(db.session)
    narrowed = conditions(OverdueFilter(**filters), calendar, now)
    statement = list_rows(actor, tree).where(Case.due_at < now, *narrowed)
    return db.session.execute(statement.order_by(Case.due_at, Case.ref)).all()


def conditions(
    filters: OverdueFilter, calendar: WorkCalendar, now: datetime
) -> Iterator[ColumnElement[bool]]:
    """What the set fields ask for."""
    equal = {Case.unit_id: filters.unit, Case.lead_id: filters.agency, Case.type: filters.type}
    yield from (column == value for column, value in equal.items() if value is not None)
    if filters.unassigned:
        yield Case.lead_id.is_(None)
    if filters.severity is not None:
        unknown = filters.severity == NOT_ASSESSED
        yield Case.severity.is_(None) if unknown else Case.severity == filters.severity
    if filters.late is not None:
        least, below = BANDS[filters.late]
        if least:
            yield Case.due_at < late_from(least, calendar, now)
        if below:
            yield Case.due_at >= late_from(below, calendar, now)


def late_from(days: int, calendar: WorkCalendar, now: datetime) -> datetime:
    """What fell due before this instant is late by so many working days or more."""
    tomorrow = calendar.local_date(now) + date.resolution
    nth_back = calendar.add_working_days(tomorrow, -days)
    return calendar.midnight_after(nth_back - date.resolution)
