"""The overdue board as a spreadsheet: the cases its reader may see, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row
from sqlalchemy.orm import aliased

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.exports.workbook import Cell, write_workbook
from casework.models import Agency, Case, CaseText, Unit
from casework.queries import visible_rows
from casework.units import UnitTree, read_tree
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.states import SEVERITY_LABELS, STATE_LABELS, Severity, State
from workflows.types import CASE_TYPES
from workflows.words import Label

SHEET = Label("Quá hạn", "Overdue")
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
PLACE = aliased(Unit)
HOLDER = aliased(Unit)


def render(
    actor: Actor,
    filters: Mapping[str, Any],
    *,
    language: str,
    now: datetime,
    progress: Callable[[int], None],
) -> bytes:
    """The list as an XLSX file; what the actor may see is decided now, not when it was asked."""
    found = overdue_rows(actor, filters, now)
    calendar = current_calendar(db.session)
    # Writing takes a while and reports its progress in transactions of its own.
    db.session.rollback()
    return write_workbook(
        SHEET.say(language),
        [(label.say(language), width) for label, width in HEADINGS],
        (tuple(_cells(row, calendar, language, now)) for row in found),
        progress=progress,
    )


def overdue_rows(actor: Actor, filters: Mapping[str, Any], now: datetime) -> list[Row[Any]]:
    """Visible cases past their due date, longest overdue first.

    ``filters`` may name ``unit`` (with all below it), ``agency``, ``type`` and ``severity``.
    """
    tree = read_tree(db.session)
    statement = (
        visible_rows(
            actor,
            tree,
            Case,
            CaseText.title,
            PLACE.name.label("place"),
            HOLDER.name.label("unit"),
            Agency.name.label("agency"),
        )
        .join(PLACE, PLACE.id == Case.place_unit_id)
        .join(HOLDER, HOLDER.id == Case.unit_id)
        .outerjoin(Agency, Agency.id == Case.lead_id)
        .where(Case.due_at < now, *_conditions(filters, tree))
        .order_by(Case.due_at, Case.id)
    )
    rows = list(db.session.execute(statement))
    db.session.expunge_all()
    return rows


def _conditions(filters: Mapping[str, Any], tree: UnitTree) -> Iterator[ColumnElement[bool]]:
    if unit := filters.get("unit"):
        yield Case.unit_id.in_(tree.subtree([int(unit)]))
    if agency := filters.get("agency"):
        yield Case.lead_id == int(agency)
    if slug := filters.get("type"):
        yield Case.type == slug
    if severity := filters.get("severity"):
        yield Case.severity == severity


def _cells(row: Row[Any], calendar: WorkCalendar, language: str, now: datetime) -> Iterator[Cell]:
    case: Case = row.Case
    today = calendar.local_date(now)
    due = calendar.local_date(case.due_at or now)
    original = calendar.local_date(case.due_original or case.due_at or now)
    yield case.ref
    yield SEVERITY_LABELS[Severity(case.severity)].say(language) if case.severity else ""
    yield row.title
    yield CASE_TYPES[case.type].label.say(language)
    yield row.place
    yield row.agency or row.unit
    yield calendar.local_date(case.held_since)
    yield STATE_LABELS[State(case.state)].say(language)
    yield original
    yield due
    yield calendar.working_days_between(due, today)
    yield calendar.working_days_between(original, today)
    yield from (case.level, case.returns, case.pauses, case.extensions, case.voices)
