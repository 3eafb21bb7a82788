"""An agency's desk: what it leads, by what has to be done next, the least time left first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from casework.lists.columns import list_rows
from casework.lists.paging import Key, Order, Page, page_of, paged
from casework.lists.search import NEXT_DUE
from casework.models import Case, CaseAgency, CaseClock, CaseEvent
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.clocks import ClockKind
from workflows.states import State

LIMIT: Final = 50
# Due within so many working days counts as soon; the ladder's first rung is at T−2 too.
SOON: Final = 2
TIME_LEFT: Final = Order("due", (Key("next_due", NEXT_DUE, kind=datetime),))
ON_DESK: Final = (State.ASSIGNED.value, State.IN_PROGRESS.value)
# The lists behind the figures have no tab.
MONTH: Final = "month"
ALL: Final = "all"


class DeskCounts(NamedTuple):
    """Cases by part of the desk; by time left over what lies on it; results of this month."""

    tabs: Mapping[str, int]
    in_time: int
    soon: int
    late: int
    ended: int
    on_time: int
    on_time_original: int


class Desk:
    """One agency person's desk at one moment."""

    def __init__(
        self, session: Reading, actor: Actor, tree: UnitTree, calendar: WorkCalendar, now: datetime
    ) -> None:
        self.session = session
        self.actor = actor
        self.tree = tree
        self.calendar = calendar
        self.now = now
        self.led = Case.lead_id.in_(actor.agencies)
        sent_back = _sent_back()
        working = and_(self.led, Case.state == State.IN_PROGRESS.value)
        self.parts: dict[str, ColumnElement[bool]] = {
            "new": and_(self.led, Case.state == State.ASSIGNED.value),
            "working": and_(working, ~sent_back),
            "more": and_(working, sent_back),
            "reported": and_(self.led, Case.state == State.RESOLVED.value),
            "support": self._supported(),
        }
        self.on_desk = and_(self.led, Case.state.in_(ON_DESK))
        self.times = self._times()

    def page(self, tab: str, time: str | None, cursor: str | None) -> Page:
        """One page of a part of the desk, of all that lies on it, or of this month's results."""
        others = {MONTH: self._ended_this_month(), ALL: self.on_desk}
        wanted = self.parts[tab] if tab in self.parts else others[tab]
        statement = list_rows(self.actor, self.tree, NEXT_DUE.label("next_due")).where(wanted)
        if time is not None:
            statement = statement.where(self.times[time])
        rows = self.session.execute(paged(statement, TIME_LEFT, cursor, LIMIT)).all()
        return page_of(rows, TIME_LEFT, LIMIT)

    def counts(self) -> DeskCounts:
        """Every number of the page, in two statements."""
        columns = [_count(condition) for condition in self.parts.values()]
        columns += [_count(and_(self.on_desk, self.times[name])) for name in ("ok", "soon", "late")]
        known = Case.id.in_(
            select(CaseAgency.case_id).where(CaseAgency.agency_id.in_(self.actor.agencies))
        )
        numbers = tuple[int, ...](self._one(visible_rows(self.actor, self.tree, *columns), known))
        tabs = dict(zip(self.parts, numbers, strict=False))
        in_time, soon, late = numbers[len(tabs) :]
        ended, on_time, original = tuple[int, ...](self._results())
        return DeskCounts(tabs, in_time, soon, late, ended, on_time, original)

    def _one(self, statement: Any, condition: ColumnElement[bool]) -> Row[Any]:
        row: Row[Any] = self.session.execute(statement.where(condition)).one()
        return row

    def _times(self) -> dict[str, ColumnElement[bool]]:
        today = self.calendar.local_date(self.now)
        soon = self.calendar.end_of(self.calendar.add_working_days(today, SOON))
        return {
            "late": Case.due_at < self.now,
            "soon": and_(Case.due_at >= self.now, Case.due_at <= soon),
            # What only waits for silence has no deadline to miss.
            "ok": or_(Case.due_at.is_(None), Case.due_at > soon),
        }

    def _supported(self) -> ColumnElement[bool]:
        helping = select(CaseAgency.case_id).where(
            CaseAgency.agency_id.in_(self.actor.agencies), CaseAgency.part == "support"
        )
        return and_(Case.id.in_(helping), Case.state.in_(ON_DESK))

    def _custodies(self) -> ColumnElement[bool]:
        """Custodies that ended this month with the case still theirs: they gave a result."""
        first = self.calendar.local_date(self.now).replace(day=1)
        return and_(
            CaseClock.case_id == Case.id,
            CaseClock.agency_id == Case.lead_id,
            CaseClock.kind == ClockKind.CUSTODY.value,
            CaseClock.ended_at >= self.calendar.end_of(first - date.resolution),
        )

    def _ended_this_month(self) -> ColumnElement[bool]:
        return and_(self.led, select(CaseClock.id).where(self._custodies()).exists())

    def _results(self) -> Row[Any]:
        columns = (
            func.count(),
            _count(CaseClock.ended_at <= CaseClock.due_current),
            _count(CaseClock.ended_at <= CaseClock.due_original),
        )
        rows = visible_rows(self.actor, self.tree, *columns).join(CaseClock, self._custodies())
        return self._one(rows, self.led)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _sent_back() -> ColumnElement[bool]:
    """In progress because the coordinator asked for more, and not because it was accepted."""
    last, later = aliased(CaseEvent), aliased(CaseEvent)
    accepted = select(later.id).where(
        later.case_id == last.case_id, later.kind == "accepted", later.seq > last.seq
    )
    return (
        select(last.id)
        .where(last.case_id == Case.id, last.kind == "rework_asked", ~accepted.exists())
        .exists()
    )
