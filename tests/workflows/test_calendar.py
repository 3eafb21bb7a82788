"""The working calendar, against the official announcements and a second opinion."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.days import (
    DAYS_OFF,
    OFFICIAL,
    PLAIN,
    WORKING_SATURDAYS,
    calendar_of,
    end_of,
    local,
)
from workflows.calendar import WorkCalendar

ONE_DAY = timedelta(days=1)
some_day = st.dates(date(2023, 6, 1), date(2028, 6, 30))
some_weekday = some_day.filter(lambda day: day.weekday() < 5)
some_saturday = some_day.map(lambda day: day + timedelta(days=5 - day.weekday()))
some_instant = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001  the strategy itself adds the zone
    datetime(2026, 12, 31),  # noqa: DTZ001  the strategy itself adds the zone
    timezones=st.just(UTC),
)
some_calendar = st.builds(
    calendar_of, st.sets(some_weekday, max_size=40), st.sets(some_saturday, max_size=8)
)


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- Days ------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", DAYS_OFF.strip().splitlines())
def test_an_announced_day_off_is_off(line: str) -> None:
    assert not OFFICIAL.is_working(day(line[:10]))


@pytest.mark.parametrize("text", WORKING_SATURDAYS)
def test_an_announced_make_up_saturday_is_worked(text: str) -> None:
    assert day(text).weekday() == 5
    assert OFFICIAL.is_working(day(text))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-02-13", 10, "2026-03-06"),  # across Tết
        ("2026-08-20", 5, "2026-08-26"),  # with the make-up Saturday of 22 August
        ("2026-02-13", 1, "2026-02-23"),
        ("2026-02-14", 1, "2026-02-23"),
        ("2026-01-09", 1, "2026-01-10"),
        ("2025-12-31", 1, "2026-01-05"),
        ("2024-02-28", 1, "2024-02-29"),  # leap year
        ("2024-02-29", 1, "2024-03-01"),
        ("2024-04-26", 1, "2024-05-02"),
        ("2024-05-03", 1, "2024-05-04"),
        ("2025-01-24", 1, "2025-02-03"),
        ("2026-11-23", 1, "2026-11-25"),
    ],
)
def test_the_nth_working_day_after_a_day(start: str, count: int, end: str) -> None:
    assert OFFICIAL.add_working_days(day(start), count) == day(end)
    assert OFFICIAL.working_days_between(day(start), day(end)) == count


def test_a_case_reported_before_tet_is_not_due_in_the_middle_of_it() -> None:
    # Signalen gave Friday 20 February for Friday 13 February 2026 + 5 working days.
    assert OFFICIAL.add_working_days(day("2026-02-13"), 5) == day("2026-02-27")


def test_counting_backwards_skips_days_off_too() -> None:
    assert OFFICIAL.add_working_days(day("2026-02-23"), -1) == day("2026-02-13")
    assert OFFICIAL.add_working_days(day("2026-02-22"), -2) == day("2026-02-12")
    assert OFFICIAL.add_working_days(day("2026-01-05"), -1) == day("2025-12-31")


def test_zero_days_stay_on_a_working_day_and_roll_forward_from_a_day_off() -> None:
    assert OFFICIAL.add_working_days(day("2026-02-13"), 0) == day("2026-02-13")
    assert OFFICIAL.add_working_days(day("2026-02-14"), 0) == day("2026-02-23")
    assert OFFICIAL.add_working_days(day("2027-01-02"), 0) == day("2027-01-04")


def test_years_in_which_nothing_works_are_skipped_as_well() -> None:
    idle = [day("2025-01-01") + number * ONE_DAY for number in range(365)]
    calendar = calendar_of((one for one in idle if one.weekday() < 5), ())
    assert calendar.add_working_days(day("2024-12-31"), 1) == day("2026-01-01")
    assert calendar.add_working_days(day("2026-01-01"), -1) == day("2024-12-31")
    assert calendar.working_days_between(day("2024-12-31"), day("2026-01-01")) == 1


def test_no_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert OFFICIAL.working_days_between(day("2026-03-06"), day("2026-02-13")) == 0
    assert OFFICIAL.working_days_between(day("2026-03-06"), day("2026-03-06")) == 0


def test_a_year_with_an_unconfirmed_day_is_provisional() -> None:
    assert OFFICIAL.provisional_years == {2026}
    assert PLAIN.provisional_years == frozenset()


@given(some_weekday, st.integers(-400, 400), st.sets(some_weekday, max_size=60))
def test_adding_days_agrees_with_numpy(start: date, count: int, off: set[date]) -> None:
    calendar = calendar_of(off, ())
    roll: Literal["forward", "backward"] = "forward" if count <= 0 else "backward"
    expected = np.busday_offset(start, count, roll=roll, holidays=sorted(off))
    assert calendar.add_working_days(start, count) == expected.item()


@given(some_day, some_day, st.sets(some_weekday, max_size=60))
def test_counting_days_agrees_with_numpy(first: date, last: date, off: set[date]) -> None:
    calendar = calendar_of(off, ())
    expected = max(0, np.busday_count(first + ONE_DAY, last + ONE_DAY, holidays=sorted(off)))
    assert calendar.working_days_between(first, last) == expected


@given(
    some_weekday,
    st.integers(-2500, 2500),
    st.sets(some_weekday, max_size=60),
    st.sets(some_saturday, max_size=20),
)
def test_make_up_saturdays_agree_with_numpy_too(
    start: date, count: int, off: set[date], worked: set[date]
) -> None:
    # numpy knows no make-up days; to it every Saturday is worked but those that are holidays.
    saturdays = {day("2010-01-02") + number * 7 * ONE_DAY for number in range(52 * 30)}
    other = np.busdaycalendar("1111110", sorted(off | (saturdays - worked)))
    calendar = calendar_of(off, worked)
    roll: Literal["forward", "backward"] = "forward" if count <= 0 else "backward"
    expected = np.busday_offset(start, count, roll=roll, busdaycal=other)
    assert calendar.add_working_days(start, count) == expected.item()
    last = start + count * ONE_DAY
    between = max(0, np.busday_count(start + ONE_DAY, last + ONE_DAY, busdaycal=other))
    assert calendar.working_days_between(start, last) == between


@given(some_calendar, some_day, st.integers(1, 300))
def test_the_nth_working_day_is_working_and_the_nth(
    calendar: WorkCalendar, start: date, count: int
) -> None:
    end = calendar.add_working_days(start, count)
    counted = [
        one
        for one in (start + number * ONE_DAY for number in range(1, (end - start).days + 1))
        if calendar.is_working(one)
    ]
    assert len(counted) == count
    assert counted[-1] == end
    assert calendar.working_days_between(start, end) == count


@given(some_calendar, some_day, st.integers(1, 300))
def test_going_back_as_far_leads_to_the_day_or_over_days_off(
    calendar: WorkCalendar, start: date, count: int
) -> None:
    back = calendar.add_working_days(calendar.add_working_days(start, count), -count)
    assert back <= start or not calendar.is_working(start)
    assert calendar.working_days_between(back, start) == 0


def test_thirty_days_take_no_longer_than_a_bare_loop_over_a_set() -> None:
    off = {one for one, row in OFFICIAL.exceptions.items() if not row.working}

    def loop(start: date, count: int) -> date:
        while count:
            start += ONE_DAY
            count -= start.weekday() < 5 and start not in off
        return start

    start = day("2026-04-01")
    assert loop(start, 30) == OFFICIAL.add_working_days(start, 30)

    def fastest(way: object) -> float:
        assert callable(way)
        runs = []
        for _ in range(20):
            begun = time.perf_counter()
            for _ in range(200):
                way(start, 30)
            runs.append(time.perf_counter() - begun)
        return min(runs)

    assert fastest(OFFICIAL.add_working_days) <= 2 * fastest(loop)


# --- Instants --------------------------------------------------------------------------------


def test_the_day_in_vietnam_begins_at_17_00_utc() -> None:
    assert OFFICIAL.local_date(datetime(2026, 11, 1, 16, 59, 59, tzinfo=UTC)) == day("2026-11-01")
    assert OFFICIAL.local_date(datetime(2026, 11, 1, 17, 0, tzinfo=UTC)) == day("2026-11-02")
    assert OFFICIAL.local_date(datetime(2026, 11, 1, 18, 0, tzinfo=UTC)) == day("2026-11-02")


def test_a_day_ends_with_its_last_second() -> None:
    assert OFFICIAL.end_of(day("2026-11-02")) == datetime(2026, 11, 2, 16, 59, 59, tzinfo=UTC)
    assert OFFICIAL.midnight_after(day("2026-11-02")) == datetime(2026, 11, 2, 17, tzinfo=UTC)


def test_offices_open_at_half_past_seven() -> None:
    assert OFFICIAL.opening(day("2026-11-02")) == datetime(2026, 11, 2, 0, 30, tzinfo=UTC)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        OFFICIAL.local_date(datetime(2026, 11, 2, 9, 0))  # noqa: DTZ001  the mistake under test


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-02 09:00", 2, "2026-11-02 11:00"),
        ("2026-11-02 10:00", 2, "2026-11-02 13:30"),  # over lunch
        ("2026-11-02 07:30", 4, "2026-11-02 11:30"),
        ("2026-11-02 12:00", 1, "2026-11-02 14:00"),
        ("2026-11-02 16:00", 1, "2026-11-02 17:00"),
        ("2026-11-02 16:00", 4, "2026-11-03 10:30"),
        ("2026-11-02 20:00", 4, "2026-11-03 11:30"),  # at night
        ("2026-11-02 03:00", 4, "2026-11-02 11:30"),
        ("2026-11-07 10:00", 8, "2026-11-09 17:00"),  # from a Saturday
        ("2026-02-13 16:00", 2, "2026-02-23 08:30"),  # over Tết
        ("2026-08-21 16:30", 1, "2026-08-22 08:00"),  # into a make-up Saturday
        ("2026-11-02 09:00", 24, "2026-11-05 09:00"),
        ("2026-11-02 10:00", -2, "2026-11-02 08:00"),
        ("2026-11-02 08:30", -2, "2026-10-30 16:00"),
        ("2026-11-02 17:00", -4, "2026-11-02 13:00"),
        ("2026-11-02 23:59:59", -2, "2026-11-02 15:00"),
        ("2026-11-07 10:00", -2, "2026-11-06 15:00"),
        ("2026-11-02 20:00", 0, "2026-11-02 20:00"),
    ],
)
def test_office_hours_from_an_instant(start: str, hours: int, end: str) -> None:
    assert OFFICIAL.add_working_hours(local(start), hours) == local(end)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-02 09:00", "2026-11-02 11:00", 2.0),
        ("2026-11-02 11:00", "2026-11-02 13:30", 1.0),
        ("2026-11-02 00:00", "2026-11-03 00:00", 8.0),
        ("2026-11-06 16:00", "2026-11-09 08:30", 2.0),
        ("2026-11-07 00:00", "2026-11-08 23:00", 0.0),
        ("2026-02-13 17:00", "2026-02-23 07:30", 0.0),
        ("2026-11-02 11:00", "2026-11-02 09:00", 0.0),
    ],
)
def test_office_hours_between_two_instants(start: str, end: str, hours: float) -> None:
    assert OFFICIAL.working_hours_between(local(start), local(end)) == hours


@given(some_instant, st.integers(1, 100))
def test_hours_added_are_the_hours_between(start: datetime, hours: int) -> None:
    end = OFFICIAL.add_working_hours(start, hours)
    assert OFFICIAL.working_hours_between(start, end) == pytest.approx(hours)
    assert OFFICIAL.is_working(OFFICIAL.local_date(end))


@given(some_instant, st.integers(1, 100))
def test_hours_taken_back_are_the_hours_between(end: datetime, hours: int) -> None:
    start = OFFICIAL.add_working_hours(end, -hours)
    assert OFFICIAL.working_hours_between(start, end) == pytest.approx(hours)


@given(some_instant, some_instant, some_instant)
def test_hours_between_add_up(one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three))
    assert OFFICIAL.working_time_between(first, last) == OFFICIAL.working_time_between(
        first, middle
    ) + OFFICIAL.working_time_between(middle, last)


def test_two_versions_with_the_same_days_are_equal_only_if_the_version_is() -> None:
    other = WorkCalendar(version=2, exceptions={})
    assert other != PLAIN
    assert WorkCalendar(version=1, exceptions={}) == PLAIN
    assert hash(WorkCalendar(version=1, exceptions={})) == hash(PLAIN)


def test_a_term_that_ends_before_midnight_is_over_a_second_later() -> None:
    assert end_of("2026-11-02") + timedelta(seconds=1) == OFFICIAL.midnight_after(day("2026-11-02"))
