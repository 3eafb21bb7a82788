"""Meetings in words: turns by their names, how each went, and the parts of an agenda."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from api.views.meetings import (
    agenda_sections,
    every_words,
    item_facts,
    line_views,
    meeting_head,
    turn_label,
)
from casework.meetings.reading import AgendaRow, CadenceLine, TurnRow
from casework.models import Meeting, MeetingItem
from workflows.meeting import MeetingKind, TurnStatus, turn_of

BODY = {"severity": "hot", "days_late": 3, "due_on": "2026-02-10", "voices": 7}


@pytest.fixture(autouse=True)
def speaking(app: Flask) -> Any:
    """A request in Vietnamese."""
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("day", "months", "label"),
    [
        (date(2026, 3, 2), 3, "Quý I/2026"),
        (date(2026, 11, 2), 3, "Quý IV/2026"),
        (date(2026, 3, 2), 1, "Tháng 3/2026"),
        (date(2026, 3, 2), 2, "Tháng 3–4/2026"),
        (date(2026, 3, 2), 6, "6 tháng đầu năm 2026"),
        (date(2026, 9, 2), 6, "6 tháng cuối năm 2026"),
        (date(2026, 9, 2), 12, "Năm 2026"),
    ],
)
def test_a_turn_has_the_name_that_offices_use(day: date, months: int, label: str) -> None:
    assert turn_label(turn_of(day, months)) == label


def test_how_often_is_said() -> None:
    assert [every_words(n) for n in (0, 1, 3, 6)] == [
        "không họp định kỳ", "mỗi tháng một lần", "mỗi quý một lần", "6 tháng một lần"
    ]  # fmt: skip


def test_a_line_tells_held_held_late_missed_and_to_come() -> None:
    first, second, third, fourth = (turn_of(date(2026, n, 1), 3) for n in (1, 4, 7, 10))
    meeting = Meeting(id=7, scheduled_on=date(2026, 10, 20))
    rows = [
        TurnRow(first, TurnStatus.HELD, meeting, date(2026, 3, 5)),
        TurnRow(second, TurnStatus.HELD_LATE, meeting, date(2026, 7, 2)),
        TurnRow(third, TurnStatus.MISSED, None, None),
        TurnRow(fourth, TurnStatus.DUE, meeting, None),
    ]
    line = CadenceLine(1, "Tỉnh", MeetingKind.COMMITTEE, 3, rows)
    (view,) = line_views([line], frozenset({1}))
    assert [(turn.tone, turn.words) for turn in view.turns] == [
        ("held", "Đã họp 05/03"), ("late", "Họp muộn 2 ngày"), ("missed", "Chưa họp"),
        ("due", "Lịch 20/10"),
    ]  # fmt: skip
    assert view.missed == "1 kỳ chưa họp"
    assert view.plan_href == "/meetings/new?unit=1&kind=committee"
    (others,) = line_views([line], frozenset())
    assert (others.plan_href, others.cadence_href) == ("", "")


def test_the_head_names_kind_turn_and_day() -> None:
    row = Meeting(
        id=7, kind="committee", state="planned", scheduled_on=date(2026, 3, 20), place="Tầng 2"
    )
    found = meeting_head(row, "Tỉnh", turn_of(date(2026, 3, 20), 3))
    assert found.title == "Giao ban Thường trực cấp ủy – Quý I/2026"
    assert found.when == "thứ Sáu 20/03/2026"
    assert found.state_label == "Đã lên lịch"


def test_every_part_is_there_and_says_what_did_not_fit() -> None:
    item = MeetingItem(id=1, part="hot_spots", case_id=3, number=0, body=BODY)
    case = SimpleNamespace(ref="SMY-2026-222222", title="Khói", agency=None, unit="Xã Suối Mây")
    found = agenda_sections([AgendaRow(item, case)], {"hot_spots": 5}, [], review="/r")
    assert len(found) == 5
    hot = found[2]
    assert (hot.total, hot.more) == (5, 4)
    assert hot.lines[0].href == "/r/SMY-2026-222222"
    assert hot.lines[0].severity_label == "Nguy cơ điểm nóng"


def test_a_case_out_of_reach_is_named_so_and_nothing_of_it_is_told() -> None:
    item = MeetingItem(id=1, part="hot_spots", case_id=3, number=0, body=BODY)
    line = agenda_sections([AgendaRow(item, None)], {}, [], review="")[2].lines[0]
    assert (line.ref, line.href, line.severity) == ("", "", "")
    assert "không còn trong phạm vi" in line.title


def test_facts_are_those_of_the_opening() -> None:
    assert item_facts("directives", 2, BODY) == [
        "Chỉ đạo, cam kết số 2", "Quá hạn 3 ngày", "7 lượt phản ánh"
    ]  # fmt: skip
    calm = {**BODY, "days_late": 0, "voices": 1}
    assert item_facts("overdue", 0, calm) == ["Hạn 10/02/2026"]
    assert item_facts("overdue", 0, {**calm, "due_on": None}) == []
