"""Lateness in words and tones: nothing while on time, working days said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from api.views.lateness import ON_TIME, due_words, lateness
from workflows.calendar import WorkCalendar

CALENDAR = WorkCalendar(version=1, exceptions={})
# Friday 6 March 2026, end of the day in Vietnam.
DUE = datetime(2026, 3, 6, 16, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "tone", "text"),
    [
        (datetime(2026, 3, 2, 2, tzinfo=UTC), "none", "Hạn 06/03"),
        (datetime(2026, 3, 4, 2, tzinfo=UTC), "soon", "Còn 2 ngày (06/03)"),
        (datetime(2026, 3, 6, 2, tzinfo=UTC), "soon", "Hạn hôm nay"),
        (datetime(2026, 3, 7, 2, tzinfo=UTC), "late", "Quá hạn"),
        (datetime(2026, 3, 11, 2, tzinfo=UTC), "late", "Quá hạn 3 ngày"),
    ],
)
def test_the_words_follow_the_working_days(app: Flask, now: datetime, tone: str, text: str) -> None:
    with app.test_request_context():
        shown = lateness(DUE, now=now, calendar=CALENDAR)
        assert (shown.tone, shown.text) == (tone, text)
        assert "ngày làm việc" in shown.title


def test_from_the_committee_s_rung_it_is_grave(app: Flask) -> None:
    with app.test_request_context():
        late = datetime(2026, 3, 20, 2, tzinfo=UTC)
        assert lateness(DUE, now=late, calendar=CALENDAR, level=4).tone == "grave"


def test_a_pause_says_since_when(app: Flask) -> None:
    with app.test_request_context():
        shown = lateness(
            None,
            now=datetime(2026, 3, 13, 2, tzinfo=UTC),
            calendar=CALENDAR,
            paused_since=date(2026, 3, 1),
        )
        assert shown.text == "Đã dừng tính hạn 12 ngày (từ 01/03)"


def test_a_pause_hides_no_lateness(app: Flask) -> None:
    with app.test_request_context():
        shown = lateness(
            DUE,
            now=datetime(2026, 3, 20, 2, tzinfo=UTC),
            calendar=CALENDAR,
            paused_since=date(2026, 3, 11),
            days=3,
        )
        assert shown.text == "Quá hạn 3 ngày, đã dừng tính hạn từ 11/03"
        assert shown.tone == "late"


def test_no_deadline_no_words() -> None:
    assert lateness(None, now=DUE, calendar=CALENDAR) is ON_TIME


def test_a_due_date_is_said_with_its_weekday(app: Flask) -> None:
    with app.test_request_context():
        assert due_words(DUE, CALENDAR) == "thứ Sáu 06/03/2026"
