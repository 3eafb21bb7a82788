"""The picture of a period: totals beside those of the period before, by place and type, by month,
how far what came in has got, and how old what is open is. Counted from phases alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from casework.figures.cases import case_members
from casework.figures.marks import select_any
from casework.figures.window import Window, pending
from casework.models import CasePhase
from casework.seats import Reading
from workflows.calendar import WorkCalendar
from workflows.figures.periods import MONTH, Period, period_of
from workflows.figures.words import DONE, OPEN, Exit
from workflows.states import State, Verification

MONTHS: Final = 12
# Days since somebody told of it: from, in order.
AGES: Final = (0, 8, 31, 91)
STEPS: Final = (State.ASSESSED, State.ASSIGNED, State.IN_PROGRESS, State.RESOLVED, State.FEEDBACK)
RECEIVED, ANSWERED, CONFIRMED = "reported", "feedback_given", "confirmed"


class MonthCount(NamedTuple):
    """A month: what came in, what the people were told of, and what was late at its end."""

    month: Period
    received: int
    answered: int
    late: int


class AgeCount(NamedTuple):
    """Open cases that are so many days old or more, up to the next; and those of them late."""

    from_days: int
    open: int
    late: int


@dataclass(frozen=True)
class Overview:
    """``grid`` holds by place and type what was to be handled, received, and open and late.

    ``funnel`` is of the cases received in the period: how many, how many got to each step, and how
    many were confirmed by the end of the window.
    """

    totals: Mapping[str, int]
    before: Mapping[str, int]
    grid: Mapping[tuple[int, str], Mapping[str, int]]
    months: Sequence[MonthCount]
    ages: Sequence[AgeCount]
    funnel: Sequence[tuple[str, int]]


def overview(session: Reading, window: Window, calendar: WorkCalendar) -> Overview:
    """In six statements, whatever the number of cases."""
    totals, grid = _counted(session, window)
    before, _grid = _counted(session, _earlier(window, calendar))
    return Overview(
        totals,
        before,
        grid,
        _months(session, window, calendar),
        _ages(session, window),
        _funnel(session, window),
    )


def _earlier(window: Window, calendar: WorkCalendar) -> Window:
    """The period before, as known now."""
    before = window.period.before()
    ends = before.ends(calendar)
    return replace(window, period=before, begins=before.begins(calendar), ends=ends, soon=ends)


def _counted(
    session: Reading, window: Window
) -> tuple[Counter[str], dict[tuple[int, str], Counter[str]]]:
    of = case_members(window).subquery().c
    keys = (of.entry, of.exit, of.outcome, of.late_original, of.type, of.place_unit_id)
    totals: Counter[str] = Counter()
    grid: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for row in session.execute(select_any(*keys, func.count().label("n")).group_by(*keys)):
        names = ["to_handle", f"entry.{row.entry}"]
        names += ["open"] if row.exit in OPEN else []
        names += ["late"] if row.exit == Exit.LATE else []
        if row.exit in DONE:
            names.append("done")
            names += [] if row.late_original else ["on_time_original"]
            names += ["on_time"] if row.exit != Exit.DONE_LATE else []
            names.append(f"outcome.{row.outcome}")
        for name in names:
            totals[name] += row.n
            grid[row.place_unit_id, row.type][name] += row.n
    return totals, dict(grid)


def _months(session: Reading, window: Window, calendar: WorkCalendar) -> list[MonthCount]:
    """The last twelve months up to the end of the period; the last one up to the window's end."""
    last_day = calendar.local_date(window.ends - window.ends.resolution)
    months = last_months(last_day)
    ends = [min(each.ends(calendar), window.ends) for each in months]
    begins = months[0].begins(calendar)
    of_month = case(
        *((CasePhase.since < end, number) for number, end in enumerate(ends)), else_=MONTHS
    )
    rows = session.execute(
        select_any(of_month.label("month"), CasePhase.mark, func.count().label("n"))
        .where(
            window.reach(CasePhase),
            CasePhase.mark.in_((RECEIVED, ANSWERED)),
            CasePhase.since >= begins,
            CasePhase.since < window.ends,
        )
        .group_by(of_month, CasePhase.mark)
    )
    found = {(row.month, row.mark): row.n for row in rows}
    late = session.execute(
        select_any(*(func.sum(case((_late_at(end), 1), else_=0)) for end in ends)).where(
            window.reach(CasePhase),
            pending(CasePhase),
            or_(CasePhase.until.is_(None), CasePhase.until >= ends[0]),
            CasePhase.due_current < window.ends,
        )
    ).one()
    return [
        MonthCount(
            month, found.get((n, RECEIVED), 0), found.get((n, ANSWERED), 0), int(late[n] or 0)
        )
        for n, month in enumerate(months)
    ]


def _late_at(end: Any) -> ColumnElement[bool]:
    stands = or_(CasePhase.until.is_(None), CasePhase.until >= end)
    return and_(CasePhase.since < end, stands, CasePhase.due_current < end)


def last_months(last: date) -> list[Period]:
    """Twelve calendar months, the last of them with this day in it."""
    found = [period_of(f"{last:%Y-%m}")]
    while len(found) < MONTHS:
        found.append(found[-1].before())
    assert all(each.kind == MONTH for each in found)  # noqa: S101 -- the bars are of one width
    return found[::-1]


def _ages(session: Reading, window: Window) -> list[AgeCount]:
    """Since the first report, whatever the cycle: that is how long the people have waited."""
    now, told = aliased(CasePhase), aliased(CasePhase)
    oldest_first = sorted(AGES, reverse=True)
    band = case(
        *((told.since <= window.ends - timedelta(days=each), each) for each in oldest_first),
        else_=0,
    )
    is_late = case((now.due_current < window.ends, 1), else_=0)
    rows = session.execute(
        select_any(band.label("band"), func.count().label("n"), func.sum(is_late).label("late"))
        .join(told, and_(told.case_id == now.case_id, told.seq == 1))
        .where(
            pending(now),
            window.reach(now),
            now.since < window.ends,
            or_(now.until.is_(None), now.until >= window.ends),
        )
        .group_by(band)
    )
    found = {row.band: (row.n, int(row.late)) for row in rows}
    return [AgeCount(each, *found.get(each, (0, 0))) for each in AGES]


def _funnel(session: Reading, window: Window) -> list[tuple[str, int]]:
    came = (
        select(CasePhase.case_id)
        .where(
            window.reach(CasePhase), window.begun_in(CasePhase), CasePhase.mark == literal(RECEIVED)
        )
        .subquery()
    )
    later = aliased(CasePhase)

    def reached(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(case((condition, later.case_id)).distinct())

    confirmed = later.verification == Verification.CONFIRMED.value
    row = session.execute(
        select_any(
            func.count(later.case_id.distinct()),
            *(reached(later.state == step.value) for step in STEPS),
            reached(confirmed),
        )
        .join(came, came.c.case_id == later.case_id)
        .where(later.since < window.ends)
    ).one()
    return list(zip((RECEIVED, *(step.value for step in STEPS), CONFIRMED), row, strict=True))
