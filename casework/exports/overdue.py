"""The overdue board as a spreadsheet: the cases its reader may see, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.exports.workbook import Cell, write_workbook
from casework.lists.anchors import newest_anchor
from casework.lists.columns import WITH_AGENCY
from casework.lists.overdue import overdue_rows
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.coarseness import coarse_voices, lists_closely
from workflows.counting import days_late
from workflows.states import PASSED_ON, SEVERITY_LABELS, STATE_LABELS, Severity, State
from workflows.types import CASE_TYPES
from workflows.words import Label

SHEET = Label("Quá hạn", "Overdue")
FEW_VOICES = Label("Dưới 5", "Under 5")
HEADINGS = (
    (Label("Số vụ việc", "Case"), 18),
    (Label("Mức độ", "Severity"), 16),
    (Label("Nội dung", "Title"), 50),
    (Label("Lĩnh vực", "Type"), 24),
    (Label("Địa bàn", "Place"), 22),
    (Label("Nơi đang giữ", "At whose desk"), 34),
    (Label("Từ ngày", "Since"), 12),
    (Label("Trạng thái", "Stage"), 18),
    (Label("Hạn ban đầu", "Original due date"), 14),
    (Label("Hạn hiện tại", "Current due date"), 14),
    (Label("Quá hạn (ngày làm việc)", "Working days late"), 14),
    (Label("So với hạn ban đầu", "Against the original"), 14),
    (Label("Mức đã báo lên", "Level escalated"), 10),
    (Label("Số lần trả lại", "Times returned"), 10),
    (Label("Số lần dừng tính hạn", "Times paused"), 10),
    (Label("Số lần gia hạn", "Times extended"), 10),
    (Label("Lượt phản ánh", "Voices"), 10),
)


def render(
    actor: Actor,
    filters: Mapping[str, Any],
    *,
    language: str,
    now: datetime,
    progress: Callable[[int], None],
) -> bytes:
    """The list as an XLSX file; what the actor may see is decided now, not when it was asked."""
    calendar = current_calendar(db.session)
    found = overdue_rows(actor, filters, calendar, now)
    close = lists_closely(actor.roles)
    anchor = newest_anchor(db.session, actor=actor, language=language)
    # Writing takes a while and reports its progress in transactions of its own.
    db.session.rollback()
    return write_workbook(
        SHEET.say(language),
        [(label.say(language), width) for label, width in HEADINGS],
        (tuple(_cells(row, calendar, language, now, close=close)) for row in found),
        progress=progress,
        footer=anchor,
    )


def _cells(
    row: Row[Any], calendar: WorkCalendar, language: str, now: datetime, *, close: bool
) -> Iterator[Cell]:
    due = row.due_at
    original = row.due_original or due
    yield row.ref
    yield SEVERITY_LABELS[Severity(row.severity)].say(language) if row.severity else ""
    yield row.title
    yield CASE_TYPES[row.type].label.say(language)
    yield f"{row.place}, {row.place_unit}"
    yield row.agency if row.state in WITH_AGENCY else row.unit
    yield calendar.local_date(row.held_since)
    yield _stage(row).say(language)
    yield calendar.local_date(original)
    yield calendar.local_date(due)
    yield days_late(due, now, calendar)
    yield days_late(original, now, calendar)
    yield from (row.level, row.returns, row.pauses, row.extensions)
    voices = coarse_voices(row.voices, close=close)
    yield FEW_VOICES.say(language) if voices is None else voices


def _stage(row: Row[Any]) -> Label:
    passed_on = row.state == State.ASSIGNED.value and row.outside
    return PASSED_ON if passed_on else STATE_LABELS[State(row.state)]
