"""When a request about one's own data is to be answered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from workflows.calendar import Day, WorkCalendar
from workflows.data_requests import OUTCOME_LABELS, WISH_LABELS, Outcome, Wish, answer_due
from workflows.words import Label

NAME = Label("Nghỉ", "Off")
CALENDAR = WorkCalendar(
    1,
    {
        date(2026, 3, 4): Day(date(2026, 3, 4), False, NAME, "x", False),
        date(2026, 3, 14): Day(date(2026, 3, 14), True, NAME, "x", False),
    },
)


@pytest.mark.parametrize(
    ("asked", "last_day"),
    [
        (datetime(2026, 3, 9, 2, tzinfo=UTC), date(2026, 3, 11)),
        # In Vietnam it is Tuesday already, and Wednesday is a day off.
        (datetime(2026, 3, 2, 17, tzinfo=UTC), date(2026, 3, 6)),
        # The Saturday is worked instead.
        (datetime(2026, 3, 12, 2, tzinfo=UTC), date(2026, 3, 14)),
        (datetime(2026, 3, 21, 2, tzinfo=UTC), date(2026, 3, 24)),
    ],
)
def test_the_second_working_day_after_it_ends_the_time(asked: datetime, last_day: date) -> None:
    due = answer_due(asked, CALENDAR)
    assert CALENDAR.local_date(due) == last_day
    assert due == CALENDAR.end_of(last_day)


def test_each_wish_and_each_end_has_its_words() -> None:
    assert set(WISH_LABELS) == set(Wish)
    assert set(OUTCOME_LABELS) == set(Outcome)
