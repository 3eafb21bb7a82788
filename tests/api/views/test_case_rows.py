"""Cases as lines of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from api.views.case_rows import CaseRow, case_rows, clock_of, desk_of, ladder_of
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.rungs import Climbed, Seen
from workflows.clocks import ClockKind
from workflows.states import State

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
END_OF_FRIDAY = datetime(2026, 2, 27, 16, 59, 59, tzinfo=UTC)
PLAIN: dict[str, Any] = {
    "id": 1,
    "ref": "SMY-2026-7K3M9Q",
    "title": "Nước thải chảy ra kênh",
    "place": "Kênh tiêu thôn Đông",
    "place_unit": "Xã Suối Mây",
    "type": "pollution",
    "severity": "pressing",
    "hot_spot": False,
    "urgent": False,
    "cycle": 1,
    "state": "assigned",
    "outside": False,
    "disputed": False,
    "verification": None,
    "unit": "Xã Suối Mây",
    "agency": "Sở Nông nghiệp và Môi trường",
    "held_since": datetime(2026, 2, 1, 17, 30, tzinfo=UTC),
    "ended_at": None,
    "due_at": END_OF_FRIDAY,
    "due_original": END_OF_FRIDAY,
    "due_clock": "stage",
    "level": 0,
    "paused_until": None,
    "voices": 1,
    "returns": 0,
    "pauses": 0,
    "extensions": 0,
    "reminders": 0,
}
Line = Callable[..., CaseRow]


@pytest.fixture
def line(app: Flask) -> Line:
    """The line of a row that differs from the plain one in this."""

    def drawn(
        paused: Mapping[int, datetime] | None = None,
        rungs: Mapping[int, Mapping[int, Climbed]] | None = None,
        **changes: Any,
    ) -> CaseRow:
        row = SimpleNamespace(**{**PLAIN, **changes})
        calendar = current_calendar(db.session)
        with app.test_request_context("/"):
            (found,) = case_rows(
                [row], calendar=calendar, now=NOW, paused=paused or {}, rungs=rungs
            )
        return found

    return drawn


def test_a_line_links_to_its_case_and_says_where_it_is(line: Line) -> None:
    found = line()
    assert found.href == "/cases/SMY-2026-7K3M9Q"
    assert found.place == "Kênh tiêu thôn Đông, xã Suối Mây"
    assert (found.type, found.severity_label) == ("Ô nhiễm môi trường", "Bức xúc")
    assert found.holder == "Sở Nông nghiệp và Môi trường"
    # 17:30 UTC is the next day in Vietnam, and no hour is told.
    assert found.since == "từ 02/02/2026"


def test_it_says_how_late_it_is_and_by_which_clock(line: Line) -> None:
    found = line()
    assert (found.late.tone, found.late.text) == ("late", "Quá hạn 1 ngày")
    assert found.clock == "Nhận xử lý"
    assert found.original == ""
    assert line(level=4).late.tone == "grave"


def test_against_another_original_date_it_says_so(line: Line) -> None:
    found = line(due_original=END_OF_FRIDAY - timedelta(days=7))
    # The week before lay in the New Year holidays of 2026, which nobody works.
    assert found.original == "Quá hạn ban đầu 6 ngày"
    future = NOW + timedelta(days=3)
    assert line(due_at=future + timedelta(days=7), due_original=future).original == ""


def test_a_pause_is_said_with_its_date_and_hides_no_lateness(line: Line) -> None:
    since = datetime(2026, 2, 23, 3, 0, tzinfo=UTC)
    pausing = {"paused_until": date(2026, 3, 20)}
    assert line({1: since}, **pausing, due_at=None).late.text == (
        "Đã dừng tính hạn 7 ngày (từ 23/02)"
    )
    late = line({1: since}, **pausing, due_clock="stage", due_at=since - timedelta(days=4)).late
    assert (late.tone, late.text) == ("late", "Quá hạn 1 ngày, đã dừng tính hạn từ 23/02")
    directive = line({1: since}, **pausing, due_clock="directive", due_at=since).late
    assert directive.text == "Quá hạn 5 ngày"


def test_what_happened_to_it_is_counted_in_words(line: Line) -> None:
    assert line().facts == ()
    assert line(returns=2, pauses=1, extensions=1, reminders=3).facts == (
        "Trả lại 2 lần",
        "Dừng tính hạn 1 lần",
        "Gia hạn 1 lần",
        "Đôn đốc 3 lần",
    )


def test_a_case_nobody_assessed_has_no_severity(line: Line) -> None:
    found = line(state="reported", severity=None, agency=None, outside=None)
    assert (found.severity, found.severity_label) == ("", "")


def test_an_ended_case_lies_nowhere_since_no_day(line: Line) -> None:
    found = line(state="closed", verification="confirmed", ended_at=NOW, due_at=None)
    assert found.since == ""
    assert found.verification is not None
    assert found.verification.label == "Xác nhận đã xong"
    assert found.late.text == ""


@pytest.mark.parametrize("state", list(State))
def test_a_case_lies_with_its_agency_only_while_that_handles_it(state: State) -> None:
    row = SimpleNamespace(state=state.value, agency="Sở", unit="Xã")
    assert desk_of(row) == ("Sở" if state in (State.ASSIGNED, State.IN_PROGRESS) else "Xã")


@pytest.mark.parametrize("kind", list(ClockKind))
def test_every_clock_has_a_name(app: Flask, kind: ClockKind) -> None:
    with app.test_request_context("/"):
        assert clock_of(SimpleNamespace(due_clock=kind.value, state="in_progress"))
        assert clock_of(SimpleNamespace(due_clock=None, state="closed")) == ""


def test_the_ladder_shows_every_rung_and_who_read_of_it(app: Flask) -> None:
    climbed = {2: Climbed(2, NOW, Seen("Frank", NOW)), 3: Climbed(3, NOW, None)}
    with app.test_request_context("/"):
        rungs = ladder_of("pollution", climbed)
    assert [rung.reached for rung in rungs] == [False, True, True, False, False]
    assert (rungs[1].at, rungs[1].seen_by) == ("02/03/2026", "Frank")
    assert rungs[2].seen_by == ""
