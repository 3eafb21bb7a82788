"""Month by month, and how old what is open is: one count for page, paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlalchemy.orm import aliased

from casework.figures.marks import select_any
from casework.figures.window import Window, pending
from casework.models import CasePhase
from casework.seats import Reading
from workflows.calendar import WorkCalendar
from workflows.figures.periods import MONTH, Period, period_of

FEWEST: Final = 12
MOST: Final = 24
# Days since somebody told of it: from, in order.
AGES: Final = (0, 8, 31, 91)
RECEIVED, ANSWERED = "reported", "feedback_given"


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


def month_counts(
    session: Reading, window: Window, months: Sequence[Period], calendar: WorkCalendar
) -> list[MonthCount]:
    """Of months in their order, the last of them up to the window's end; in two statements."""
    ends = [min(each.ends(calendar), window.ends) for each in months]
    begins = months[0].begins(calendar)
    of_month = case(
        *((CasePhase.since < end, number) for number, end in enumerate(ends)), else_=len(ends)
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


def last_months(window: Window, calendar: WorkCalendar) -> list[Period]:
    """Twelve calendar months, in the last of which the window ends."""
    return _up_to(window, calendar, None)


def compared_months(window: Window, calendar: WorkCalendar) -> list[Period]:
    """The same, and as many more as the period before needs; twenty-four at most."""
    return _up_to(window, calendar, window.period.before().first)


def _up_to(window: Window, calendar: WorkCalendar, first: date | None) -> list[Period]:
    last = calendar.local_date(window.ends - window.ends.resolution)
    found = [period_of(f"{last:%Y-%m}")]
    while len(found) < FEWEST or (first and len(found) < MOST and found[-1].first > first):
        found.append(found[-1].before())
    assert all(each.kind == MONTH for each in found)  # noqa: S101 -- the bars are of one width
    return found[::-1]


def age_counts(session: Reading, window: Window) -> list[AgeCount]:
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
