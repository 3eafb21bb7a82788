"""A meeting is opened once, its minutes are kept, and it is closed."""

from __future__ import annotations

import hashlib
from datetime import datetime

from casework.administration.checks import NAMELESS
from casework.calendar.stored import current_calendar
from casework.errors import BadInput, Stale
from casework.meetings.agenda import AgendaOf
from casework.meetings.recording import check_step, meeting_to_change, record
from casework.models import MeetingItem
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from workflows.actors import Actor
from workflows.meeting import MeetingKind
from workflows.words import Label

MOST_WORDS = 50_000
TOO_LONG = Label("Biên bản quá dài.", "The minutes are too long.")
MEANWHILE = Label(
    "Biên bản vừa được người khác sửa. Tải lại rồi sửa tiếp.",
    "Somebody else has just changed the minutes. Load them again.",
)


def open_meeting(meeting_id: int, *, actor: Actor, now: datetime) -> int:
    """Freeze the agenda and begin; returns the number of lines. Twice is NotPossible."""
    with unit_of_work() as session:
        row = meeting_to_change(session, meeting_id, actor=actor)
        check_step(row, "open")
        agenda = AgendaOf(
            session,
            read_tree(session),
            current_calendar(session),
            unit_id=row.unit_id,
            kind=MeetingKind(row.kind),
            now=now,
        ).agenda()
        for position, line in enumerate(agenda.lines, start=1):
            session.add(MeetingItem(meeting_id=row.id, position=position, **line._asdict()))
        # The lines go in before the state moves: a trigger lets none in afterwards.
        session.flush()
        body = {"items": len(agenda.lines), "totals": dict(agenda.totals)}
        record(session, row, "opened", body, actor=actor, now=now)
        return len(agenda.lines)


def save_minutes(meeting_id: int, *, actor: Actor, now: datetime, text: str, base: int) -> int:  # noqa: ARG001 -- every command takes it
    """Keep the minutes as they are now; returns their new version. Stale if ``base`` is old."""
    if len(text) > MOST_WORDS:
        raise BadInput("text", TOO_LONG)
    with unit_of_work() as session:
        row = meeting_to_change(session, meeting_id, actor=actor)
        check_step(row, "write")
        if row.minutes_version != base:
            raise Stale(MEANWHILE)
        if row.minutes != text:
            row.minutes, row.minutes_version = text, row.minutes_version + 1
        return int(row.minutes_version)


def close_meeting(meeting_id: int, *, actor: Actor, now: datetime) -> None:
    """The minutes stand as they are from now on; their hash goes into the history."""
    with unit_of_work() as session:
        row = meeting_to_change(session, meeting_id, actor=actor)
        check_step(row, "close")
        if not row.minutes.strip():
            raise BadInput("text", NAMELESS)
        body = {"minutes": hashlib.sha256(row.minutes.encode()).hexdigest()}
        record(session, row, "closed", body, actor=actor, now=now)
