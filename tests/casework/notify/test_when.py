"""When a notice leaves the house."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from flask import Flask

from casework.calendar.seed import seed_days
from casework.notify.when import Leaving, leaving
from casework.past import under_way_file
from workflows.calendar import ZONE, WorkCalendar

RULE = Leaving(WorkCalendar(1, {day.date: day for day in seed_days()}))


def local(day: str, hour: str = "09:00") -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        (local("2026-03-02", "09:00"), local("2026-03-03", "07:30")),
        (local("2026-03-02", "06:00"), local("2026-03-02", "07:30")),
        (local("2026-03-02", "07:30"), local("2026-03-02", "07:30")),
        (local("2026-03-06", "16:00"), local("2026-03-09", "07:30")),  # a Friday: on Monday
        (local("2026-03-07", "06:00"), local("2026-03-09", "07:30")),  # a Saturday morning
        (local("2026-01-09", "16:00"), local("2026-01-10", "07:30")),  # that Saturday is worked
        (local("2026-02-13", "16:00"), local("2026-02-23", "07:30")),  # over the whole of Tết
    ],
)
def test_what_is_not_pressing_leaves_with_the_next_digest(
    written: datetime, leaves: datetime
) -> None:
    assert RULE.leaves(written, urgent=False, hot_spot=False) == (leaves, False)


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        (local("2026-03-02", "09:00"), local("2026-03-02", "09:00")),
        (local("2026-03-02", "12:00"), local("2026-03-02", "12:00")),
        (local("2026-03-02", "06:00"), local("2026-03-02", "07:30")),
        (local("2026-03-02", "17:00"), local("2026-03-03", "07:30")),
        (local("2026-03-07", "09:00"), local("2026-03-09", "07:30")),
    ],
)
def test_an_urgent_case_leaves_at_once_while_the_office_is_open(
    written: datetime, leaves: datetime
) -> None:
    assert RULE.leaves(written, urgent=True, hot_spot=False) == (leaves, True)


@pytest.mark.parametrize("hour", ["03:00", "09:00", "23:59"])
def test_a_hot_spot_leaves_at_once_at_any_hour(hour: str) -> None:
    night = local("2026-02-17", hour)
    assert RULE.leaves(night, urgent=False, hot_spot=True) == (night, True)


def test_what_a_witness_is_told_leaves_only_at_the_uniform_hour() -> None:
    written, digest = local("2026-03-02", "09:00"), local("2026-03-03", "07:30")
    for urgent, hot_spot in ((True, False), (False, True), (True, True)):
        leaves = RULE.leaves(written, urgent=urgent, hot_spot=hot_spot, witness=True)
        assert leaves == (digest, False)


def test_the_digest_has_the_hour_that_is_set() -> None:
    later = Leaving(RULE.calendar, time(9, 15))
    assert later.next_digest(local("2026-03-02")) == local("2026-03-02", "09:15")


def test_a_notice_is_the_columns_of_its_row() -> None:
    now = local("2026-03-02")
    made = RULE.notice(person_id=1, case_id=2, event_id=3, now=now, urgent=False, hot_spot=True)
    assert made == {
        "person_id": 1,
        "case_id": 2,
        "event_id": 3,
        "recorded_at": now,
        "send_at": now,
        "at_once": True,
    }


def test_nothing_leaves_while_a_past_is_written(app: Flask) -> None:
    assert not leaving(RULE.calendar).silent
    under_way_file().touch()
    rule = leaving(RULE.calendar)
    assert rule.leaves(local("2026-03-02"), urgent=True, hot_spot=True) == (None, False)
