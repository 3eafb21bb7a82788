"""The calendar the service starts with, against the announcements typed by hand."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest

from casework.calendar.seed import FIRST_YEAR, LAST_YEAR, seed_days
from tests.workflows.days import OFFICIAL
from workflows.calendar import WorkCalendar

DAYS = {day.date: day for day in seed_days()}
SEEDED = WorkCalendar(version=1, exceptions=DAYS)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_an_announced_year_is_as_announced(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range(366)]
    different = [
        day.isoformat()
        for day in days
        if day.year == year and SEEDED.is_working(day) != OFFICIAL.is_working(day)
    ]
    assert different == []


def test_the_announcement_the_package_does_not_know_is_there() -> None:
    off, worked = DAYS[date(2026, 1, 2)], DAYS[date(2026, 1, 10)]
    assert (off.working, worked.working) == (False, True)
    assert off.source == worked.source == "12729/VPCP-KGVX"
    assert not off.provisional


def test_the_new_holiday_of_24_november_is_to_be_confirmed() -> None:
    day = DAYS[date(2026, 11, 24)]
    assert not day.working
    assert day.provisional
    assert "cần xác nhận" in day.name.vi


def test_all_of_2027_is_provisional_and_nothing_of_the_years_before_but_that_day() -> None:
    provisional = [day.date for day in DAYS.values() if day.provisional]
    assert [day for day in provisional if day.year < 2027] == [date(2026, 11, 24)]
    assert [day for day in provisional if day.year == 2027] == [
        day for day in DAYS if day.year == 2027
    ]
    assert SEEDED.provisional_years == {2026, 2027}


def test_rows_come_in_order_and_each_date_once() -> None:
    dates = [day.date for day in seed_days()]
    assert dates == sorted(set(dates))
    assert {day.year for day in dates} == set(range(FIRST_YEAR, LAST_YEAR + 1))


def test_every_day_has_a_vietnamese_and_an_english_name() -> None:
    for day in DAYS.values():
        assert day.name.vi
        assert day.name.en
        assert day.source
        assert unicodedata.is_normalized("NFC", day.name.vi)


def test_the_worked_examples_of_the_dossier() -> None:
    assert SEEDED.add_working_days(date(2026, 2, 13), 10) == date(2026, 3, 6)
    assert SEEDED.add_working_days(date(2026, 8, 20), 5) == date(2026, 8, 26)
