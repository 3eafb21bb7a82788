"""The list of cases, narrowed and searched; pages and programs ask the same function."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, or_, select

from casework.calendar.stored import current_calendar
from casework.database import UTCDateTime
from casework.errors import BadInput
from casework.lists.columns import list_rows
from casework.lists.paging import Key, Order, Page, page_of, paged
from casework.models import Agency, Case, CaseClock, CaseText
from casework.queries import visible_rows
from casework.refs import LENGTH
from casework.seats import Reading
from casework.text import folded
from casework.units import UnitTree, read_tree
from casework.visibility import text_may_be_searched, wholly_visible
from workflows.actors import Actor
from workflows.clocks import TIMED_STAGES, ClockKind
from workflows.words import Label

NO_UNIT = Label("Không có đơn vị này.", "There is no such unit.")
NO_AGENCY = Label("Không có cơ quan này.", "There is no such agency.")
NO_SORT = Label("Không có cách sắp xếp này.", "There is no such order.")

# Cases without a running deadline come last when sorted by time left.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
NEXT_DUE = func.coalesce(Case.due_at, literal(NEVER, UTCDateTime()), type_=UTCDateTime())

ORDERS = {
    "newest": (Key("reported_at", Case.reported_at.expression, descending=True, hidden=True),),
    "due": (Key("next_due", NEXT_DUE, kind=datetime),),
}
NEWEST = "newest"
MOST = 100
MOST_WORDS = 8


_EQUAL = {
    "state": Case.state,
    "type": Case.type,
    "severity": Case.severity,
    "verification": Case.verification,
    "hot_spot": Case.hot_spot,
    "agency": Case.lead_id,
    "place": Case.place_unit_id,
}


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """Each set field narrows the list. ``unit`` counts with all units below it; ``agency`` leads;
    ``place`` is the unit it happened in alone, ``running`` what is still to be handled.

    ``q`` is a case number or words with or without marks; ``ended_since`` the first day, in
    Vietnam, on which a case may have ended.
    """

    state: str | None = None
    type: str | None = None
    unit: int | None = None
    agency: int | None = None
    overdue: bool | None = None
    q: str | None = None
    verification: str | None = None
    hot_spot: bool | None = None
    severity: str | None = None
    paused: bool | None = None
    directive: bool | None = None
    ended_since: date | None = None
    place: int | None = None
    running: bool | None = None


def search(
    session: Reading,
    actor: Actor,
    filters: CaseFilter,
    *,
    sort: str = NEWEST,
    cursor: str | None = None,
    limit: int = 50,
    now: datetime,
) -> Page:
    """One page of cases the actor may read; one only asked to confirm a case reads it elsewhere.

    BadInput names ``unit``, ``place``, ``agency``, ``sort`` or ``cursor``.
    ``reported_at`` of a row is exact: show its date only, for an hour may betray the reporter.
    """
    if sort not in ORDERS:
        raise BadInput("sort", NO_SORT)
    tree = read_tree(session)
    _check_known(session, filters, tree)
    order = Order(sort, ORDERS[sort])
    statement = list_rows(actor, tree, NEXT_DUE.label("next_due")).where(
        wholly_visible(actor, tree), *conditions(session, actor, tree, filters, now)
    )
    statement = paged(
        statement,
        order,
        cursor,
        min(limit, MOST),
        lambda column, ref: (
            visible_rows(actor, tree, column).where(Case.ref == ref).scalar_subquery()
        ),
    )
    return page_of(session.execute(statement).all(), order, min(limit, MOST))


def conditions(
    session: Reading, actor: Actor, tree: UnitTree, filters: CaseFilter, now: datetime
) -> Iterator[ColumnElement[bool]]:
    """What the set fields ask for."""
    for name, column in _EQUAL.items():
        value = getattr(filters, name)
        if value is not None:
            yield column == value
    if filters.unit is not None:
        yield Case.unit_id.in_(tree.subtree([filters.unit]))
    if filters.running is not None:
        runs = Case.state.in_(TIMED_STAGES)
        yield runs if filters.running else ~runs
    yield from _of_time(session, filters, now)
    if filters.directive is not None:
        waiting = Case.id.in_(open_directives())
        yield waiting if filters.directive else ~waiting
    if filters.q:
        yield _matches(actor, tree, filters.q)


def _of_time(session: Reading, filters: CaseFilter, now: datetime) -> Iterator[ColumnElement[bool]]:
    if filters.overdue is not None:
        late = Case.due_at < now
        yield late if filters.overdue else or_(Case.due_at.is_(None), ~late)
    if filters.paused is None and filters.ended_since is None:
        return
    calendar = current_calendar(session)
    if filters.paused is not None:
        paused = Case.paused_until >= calendar.local_date(now)
        yield paused if filters.paused else or_(Case.paused_until.is_(None), ~paused)
    if filters.ended_since is not None:
        yield Case.ended_at >= calendar.end_of(filters.ended_since - date.resolution)


def open_directives() -> Select[int]:
    """The cases with a directive that the committee has not closed, for IN."""
    return select(CaseClock.case_id).where(
        CaseClock.kind == ClockKind.DIRECTIVE.value, CaseClock.ended_at.is_(None)
    )


def _matches(actor: Actor, tree: UnitTree, q: str) -> ColumnElement[bool]:
    words = folded(q).split()[:MOST_WORDS]
    in_text = [CaseText.folded.contains(word, autoescape=True) for word in words]
    said = and_(text_may_be_searched(actor, tree), *in_text) if words else false()
    number = q.strip().upper()
    # No number is of several words or has marks; the index of words then leads to the few texts.
    if not number.isascii() or " " in number:
        return said
    # Part of a number has a digit or is its whole tail; a short word would meet numbers by chance.
    if len(number) >= LENGTH or (len(number) > LENGTH // 2 and any(c.isdigit() for c in number)):
        return or_(Case.ref.contains(number, autoescape=True), said)
    return said


def _check_known(session: Reading, filters: CaseFilter, tree: UnitTree) -> None:
    if filters.unit is not None and filters.unit not in tree.parents:
        raise BadInput("unit", NO_UNIT)
    if filters.place is not None and filters.place not in tree.parents:
        raise BadInput("place", NO_UNIT)
    if filters.agency is not None and session.get(Agency, filters.agency) is None:
        raise BadInput("agency", NO_AGENCY)
