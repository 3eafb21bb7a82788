"""The calendar's year as cells and as words."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from api.views.calendar import difference_rows, months, rows, unannounced, years
from casework.calendar.changes import Difference
from casework.calendar.seed import seed_days
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

SHIPPED = WorkCalendar(version=1, exceptions={day.date: day for day in seed_days()})
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("day", "kind", "provisional"),
    [
        (date(2026, 1, 2), "off", False),
        (date(2026, 1, 3), "weekend", False),
        (date(2026, 1, 5), "work", False),
        (date(2026, 1, 10), "makeup", False),
        (date(2026, 11, 24), "off", True),
    ],
)
def test_every_day_of_the_year_has_its_kind(
    app: Flask, day: date, kind: str, provisional: bool
) -> None:
    shown = months(SHIPPED, 2026, TODAY)
    assert [number for number, _ in shown] == list(range(1, 13))
    assert sum(len(cells) for _, cells in shown) == 365
    cell = shown[day.month - 1][1][day.day - 1]
    assert (cell.day, cell.kind, cell.provisional) == (day, kind, provisional)
    assert cell.column == day.weekday()


def test_today_is_marked_once(app: Flask) -> None:
    cells = [cell for _, found in months(SHIPPED, 2026, TODAY) for cell in found]
    assert [cell.day for cell in cells if cell.today] == [TODAY]


def test_what_the_grid_shows_is_also_written(app: Flask) -> None:
    written = rows(SHIPPED, 2026)
    assert [row.day for row in written] == sorted(d for d in SHIPPED.exceptions if d.year == 2026)
    makeup = next(row for row in written if row.day == date(2026, 1, 10))
    assert (makeup.weekday, makeup.what, makeup.source) == ("thứ Bảy", "Làm bù", "12729/VPCP-KGVX")


def test_years_with_a_day_and_the_next_can_be_chosen(app: Flask) -> None:
    assert years(SHIPPED, 2030, TODAY) == [2024, 2025, 2026, 2027, 2030]


def test_a_year_nobody_announced_is_said_as_a_whole_and_a_single_day_by_its_date(
    app: Flask,
) -> None:
    assert unannounced(SHIPPED, 2027) == (
        "Lịch nghỉ năm 2027 chưa được công bố chính thức; các hạn có thể thay đổi."
    )
    assert "24/11/2026" in unannounced(SHIPPED, 2026)
    assert unannounced(SHIPPED, 2026, since=date(2026, 11, 25)) == ""
    assert unannounced(SHIPPED, 2025) == ""
    assert unannounced(SHIPPED, 2040) == ""


def test_a_difference_says_what_was_and_what_becomes(app: Flask) -> None:
    storm = Day(date(2026, 10, 6), False, Label("Bão", "Storm"), "CV 1", True)
    found = difference_rows(
        [Difference(storm.date, None, storm), Difference(date(2026, 10, 10), None, None)]
    )
    assert found[0] == (
        storm.date, "thứ Ba", "Ngày làm việc", "Nghỉ: Bão · CV 1 (dự kiến)"
    )  # fmt: skip
    assert found[1][2:] == ("Cuối tuần", "Cuối tuần")
