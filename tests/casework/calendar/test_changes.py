"""Changing the calendar: what comes of it, what is refused and under which name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.calendar.changes import (
    Change,
    Difference,
    announced,
    differences,
    edited,
    moving,
)
from casework.errors import BadInput
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

HOLIDAY = Day(date(2026, 9, 2), False, Label("Quốc khánh", "National Day"), "BLLĐ", False)
MAKEUP = Day(date(2026, 8, 22), True, Label("Ngày làm bù", "Make-up day"), "Thông báo 1", False)
SUNDAY = Day(date(2026, 4, 26), False, Label("Giỗ Tổ", "Kings' Day"), "BLLĐ", False)
GUESS = Day(date(2027, 2, 8), False, Label("Tết", "Tet"), "dự đoán", True)
CALENDAR = WorkCalendar(
    version=1, exceptions={each.date: each for each in (SUNDAY, MAKEUP, HOLIDAY, GUESS)}
)


def put(day: Day) -> Change:
    return Change(day.date, day)


def on(day: Day, when: str) -> Change:
    return put(replace(day, date=date.fromisoformat(when)))


def test_days_are_added_changed_and_dropped_in_one_edit() -> None:
    storm = replace(HOLIDAY, date=date(2026, 10, 6), name=Label("Bão", "Storm"))
    days = edited(
        CALENDAR, [put(storm), Change(MAKEUP.date, None), put(replace(GUESS, source="CV"))]
    )
    assert list(days) == sorted(days)
    assert days[storm.date] == storm
    assert MAKEUP.date not in days
    assert days[GUESS.date].source == "CV"
    assert CALENDAR.exceptions[MAKEUP.date] == MAKEUP


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ([], "days"),
        ([put(HOLIDAY)], "days"),
        ([on(HOLIDAY, "2026-10-06"), on(HOLIDAY, "2026-10-06")], "days.1.date"),
        ([put(HOLIDAY), Change(HOLIDAY.date, None)], "days.1.date"),
        ([on(HOLIDAY, "2019-12-31")], "days.0.date"),
        ([on(HOLIDAY, "2101-01-03")], "days.0.date"),
        ([Change(date(2026, 10, 6), None)], "days.0.date"),
        ([on(HOLIDAY, "2026-10-10")], "days.0.working"),
        ([put(replace(MAKEUP, working=False))], "days.0.working"),
        ([on(MAKEUP, "2026-10-06")], "days.0.working"),
        ([put(replace(HOLIDAY, name=Label(" ", "x")))], "days.0.vi"),
        ([put(replace(HOLIDAY, name=Label("x", "")))], "days.0.en"),
        ([put(replace(HOLIDAY, source=""))], "days.0.source"),
        ([put(replace(HOLIDAY, source="x" * 61))], "days.0.source"),
        ([put(replace(HOLIDAY, name=Label("x" * 121, "x")))], "days.0.vi"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(changes: list[Change], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        edited(CALENDAR, changes)
    assert refused.value.field == field


def test_a_day_off_on_a_weekend_is_told_that_it_is_off_already() -> None:
    with pytest.raises(BadInput, match="10/10/2026: ngày này là cuối tuần, vốn đã nghỉ"):
        edited(CALENDAR, [on(HOLIDAY, "2026-10-10")])


def test_a_holiday_the_shipped_calendar_names_on_a_sunday_may_be_renamed() -> None:
    renamed = replace(SUNDAY, name=Label("Giỗ Tổ Hùng Vương", "Kings' Day"))
    assert edited(CALENDAR, [put(renamed)])[SUNDAY.date] == renamed


def test_a_provisional_year_is_confirmed_in_one_act() -> None:
    assert announced(CALENDAR, 2027) == (put(replace(GUESS, provisional=False)),)
    assert announced(CALENDAR, 2026) == ()
    assert not any(day.provisional for day in edited(CALENDAR, announced(CALENDAR, 2027)).values())


def test_two_versions_differ_where_a_row_does_and_move_deadlines_where_it_counts() -> None:
    storm = replace(HOLIDAY, date=date(2026, 10, 6))
    changes = [put(storm), Change(MAKEUP.date, None), put(replace(GUESS, provisional=False))]
    found = differences(CALENDAR.exceptions, edited(CALENDAR, changes))
    assert found == [
        Difference(MAKEUP.date, MAKEUP, None),
        Difference(storm.date, None, storm),
        Difference(GUESS.date, GUESS, replace(GUESS, provisional=False)),
    ]
    assert moving(found) == [MAKEUP.date, storm.date]
