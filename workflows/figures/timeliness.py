"""On time or late, in the words offices use: before the due day, on it, after it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from workflows.calendar import WorkCalendar
from workflows.words import Label


class Timeliness(StrEnum):
    """How something that has ended stood to its due date; early and on the day are on time."""

    EARLY = "early"
    ON_DAY = "on_day"
    LATE = "late"


class Nearness(StrEnum):
    """How something still under way stands to its due date at an instant."""

    LATE = "late"
    SOON = "soon"
    AHEAD = "ahead"


ON_TIME: Final = (Timeliness.EARLY, Timeliness.ON_DAY)
# The ladder's first rung: two working days before the due date.
SOON_DAYS: Final = 2

TIMELINESS_LABELS: Final = {
    Timeliness.EARLY: Label("Sớm hạn", "Early"),
    Timeliness.ON_DAY: Label("Đúng hạn", "On the day"),
    Timeliness.LATE: Label("Trễ hạn", "Late"),
}
NEARNESS_LABELS: Final = {
    Nearness.LATE: Label("Trễ hạn", "Late"),
    Nearness.SOON: Label("Sắp trễ hạn", "Due soon"),
    Nearness.AHEAD: Label("Chưa đến hạn", "Not due yet"),
}


def timeliness(ended_at: datetime, due_at: datetime, calendar: WorkCalendar) -> Timeliness:
    """Late from the first moment after the due one; early when it ended on a day before."""
    if ended_at > due_at:
        return Timeliness.LATE
    same_day = calendar.local_date(ended_at) == calendar.local_date(due_at)
    return Timeliness.ON_DAY if same_day else Timeliness.EARLY


def soon_until(at: datetime, calendar: WorkCalendar) -> datetime:
    """What is due up to this instant, and not yet late at ``at``, is due soon."""
    return calendar.end_of(calendar.add_working_days(calendar.local_date(at), SOON_DAYS))


def working_days_taken(
    start: datetime, end: datetime, calendar: WorkCalendar, suspended: list[tuple[date, date]]
) -> int:
    """Working days from the day after the start to the day of the end, without suspended days.

    What begins and ends on one day took none. ``suspended`` are ranges of local days, first
    and last, in order and without overlap, as ``workflows.counting.suspended_days`` gives them.
    """
    first, last = calendar.local_date(start), calendar.local_date(end)
    taken = calendar.working_days_between(first, last)
    for begin, finish in suspended:
        after = max(first, begin - date.resolution)
        taken -= calendar.working_days_between(after, min(last, finish))
    return taken
