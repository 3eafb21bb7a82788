"""Early, on the day, late; and what is due soon."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.workflows.days import OFFICIAL as CALENDAR
from workflows.figures.timeliness import Timeliness, soon_until, timeliness, working_days_taken


def at(day: int, hour: int = 3) -> datetime:
    """A moment of March 2026, in UTC."""
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def test_late_begins_with_the_first_moment_after_the_due_one() -> None:
    due = CALENDAR.end_of(date(2026, 3, 10))
    assert timeliness(at(9), due, CALENDAR) is Timeliness.EARLY
    assert timeliness(at(10), due, CALENDAR) is Timeliness.ON_DAY
    assert timeliness(due, due, CALENDAR) is Timeliness.ON_DAY
    assert timeliness(at(10, 17), due, CALENDAR) is Timeliness.LATE


def test_what_is_due_within_two_working_days_is_due_soon() -> None:
    assert soon_until(at(5), CALENDAR) == CALENDAR.end_of(date(2026, 3, 9))


def test_days_are_working_days_and_suspended_ones_are_left_out() -> None:
    assert working_days_taken(at(2), at(2, 8), CALENDAR, []) == 0
    assert working_days_taken(at(2), at(16), CALENDAR, []) == 10
    week = [(date(2026, 3, 4), date(2026, 3, 10))]
    assert working_days_taken(at(2), at(16), CALENDAR, week) == 5
