"""The form of a year's days, drawn and read back."""

from __future__ import annotations

from datetime import date

from flask import Flask

from api.views.calendar_form import drawn, headline, placed, sent
from casework.calendar.changes import Change
from casework.calendar.seed import seed_days
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

SHIPPED = WorkCalendar(version=1, exceptions={day.date: day for day in seed_days()})
STORM = Day(date(2026, 10, 6), False, Label("Bão", "Storm"), "CV 15", True)
MAKEUP = date(2026, 8, 22)


def typed(rows: list[dict[str, str]]) -> dict[str, str]:
    return {f"days.{n}.{name}": text for n, row in enumerate(rows) for name, text in row.items()}


def test_what_is_drawn_and_sent_back_untouched_is_no_change(app: Flask) -> None:
    rows = drawn(SHIPPED, 2026)
    read = sent(typed(rows), SHIPPED)
    assert (read.changes, read.errors) == ([], {})
    assert read.rows == rows


def test_changes_are_drawn_in_their_place_and_read_back_as_they_were(app: Flask) -> None:
    changes = [Change(MAKEUP, None), Change(STORM.date, STORM)]
    rows = drawn(SHIPPED, 2026, changes)
    assert sent(typed(rows), SHIPPED).changes == changes
    assert next(row for row in rows if row["date"] == MAKEUP.isoformat())["kind"] == "week"


def test_a_row_that_cannot_be_read_is_named_by_its_place(app: Flask) -> None:
    rows = drawn(SHIPPED, 2026)
    rows[-1] |= {"date": "6/10", "vi": "Bão"}
    assert set(sent(typed(rows), SHIPPED).errors) == {f"days.{len(rows) - 1}.date"}


def test_a_refusal_of_a_change_is_shown_at_its_row(app: Flask) -> None:
    assert placed("days.1.working", [0, 7]) == "days.7.kind"
    assert placed("days.0.vi", [4]) == "days.4.vi"
    assert placed("days", []) == "days"


def test_a_day_is_headed_by_its_date_and_weekday(app: Flask) -> None:
    assert headline(drawn(SHIPPED, 2026)[0]) == "01/01/2026 thứ Năm"
