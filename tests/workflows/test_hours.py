"""The hours of an office day."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from workflows.hours import CIVIL_SERVICE_HOURS, OfficeHours


def at(hour: int, minute: int = 0) -> timedelta:
    return timedelta(hours=hour, minutes=minute)


def test_an_office_day_has_eight_hours_and_opens_at_half_past_seven() -> None:
    assert CIVIL_SERVICE_HOURS.length == timedelta(hours=8)
    assert CIVIL_SERVICE_HOURS.opens == time(7, 30)
    assert CIVIL_SERVICE_HOURS.closes == time(17, 0)


@pytest.mark.parametrize(
    ("moment", "passed"),
    [
        (at(0), at(0)),
        (at(7, 30), at(0)),
        (at(9), at(1, 30)),
        (at(11, 30), at(4)),
        (at(12), at(4)),
        (at(13), at(4)),
        (at(16, 59), at(7, 59)),
        (at(17), at(8)),
        (at(23, 59), at(8)),
    ],
)
def test_lunch_and_the_night_do_not_pass(moment: timedelta, passed: timedelta) -> None:
    assert CIVIL_SERVICE_HOURS.passed(moment) == passed


def test_a_morning_has_passed_at_its_end_and_goes_on_after_lunch() -> None:
    assert CIVIL_SERVICE_HOURS.earliest(at(4)) == at(11, 30)
    assert CIVIL_SERVICE_HOURS.latest(at(4)) == at(13)


def test_a_day_begins_at_the_opening_and_has_passed_at_the_closing() -> None:
    assert CIVIL_SERVICE_HOURS.latest(at(0)) == at(7, 30)
    assert CIVIL_SERVICE_HOURS.earliest(at(8)) == at(17)


def test_more_than_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="not that long"):
        CIVIL_SERVICE_HOURS.earliest(at(8, 1))
    with pytest.raises(ValueError, match="not that long"):
        CIVIL_SERVICE_HOURS.latest(at(8))


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        ((time(8), time(8)),),
        ((time(12), time(8)),),
        ((time(8), time(12)), (time(11), time(17))),
    ],
)
def test_sessions_out_of_order_are_refused(sessions: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(ValueError, match="in order"):
        OfficeHours(sessions)
