"""Each meeting equals the fold of its events, and its decisions are events of the cases."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select, tuple_

from casework.checking.violation import Violation
from casework.meetings.folding import fold
from casework.meetings.recording import folded
from casework.models import CaseEvent, Meeting, MeetingEvent, MeetingItem
from casework.seats import Reading


def meetings(session: Reading) -> Iterator[Violation]:
    """Row and history of each agree, the frozen agenda is whole, the minutes are those closed."""
    lines = dict(
        session.execute(
            select(MeetingItem.meeting_id, func.count()).group_by(MeetingItem.meeting_id)
        ).all()
    )
    for row in session.scalars(select(Meeting).order_by(Meeting.id)):
        history = session.scalars(
            select(MeetingEvent).where(MeetingEvent.meeting_id == row.id).order_by(MeetingEvent.seq)
        ).all()
        for found in _faults(row, history, int(lines.get(row.id, 0))):
            yield Violation("meeting", f"meeting {row.id}", found)


def decided(session: Reading) -> Iterator[Violation]:
    """What a meeting says it decided is in the history of that case."""
    rows = session.execute(
        select(MeetingEvent.meeting_id, MeetingEvent.body).where(MeetingEvent.kind == "decided")
    ).all()
    wanted = {(body["case_id"], body["case_seq"]) for _, body in rows}
    pairs = tuple_(CaseEvent.case_id, CaseEvent.seq)
    known = {
        (case_id, seq)
        for case_id, seq in session.execute(
            select(CaseEvent.case_id, CaseEvent.seq).where(pairs.in_(list(wanted)))
        )
    }
    for meeting_id, body in rows:
        if (body["case_id"], body["case_seq"]) not in known:
            found = f"a decision names event {body['case_seq']}, which its case does not have"
            yield Violation("meeting", f"meeting {meeting_id}", found)


def _faults(row: Meeting, history: Sequence[MeetingEvent], lines: int) -> Iterator[str]:
    if [event.seq for event in history] != list(range(1, len(history) + 1)):
        yield "its events are not numbered without a gap"
    state = fold((event.kind, event.body, event.recorded_at) for event in history)
    if state != folded(row) or row.last_seq != len(history):
        yield "the row is not the fold of its events"
    for event in history:
        if event.kind == "opened" and event.body["items"] != lines:
            yield f"its agenda has {lines} lines, not the {event.body['items']} it was opened with"
        digest = hashlib.sha256(row.minutes.encode()).hexdigest()
        if event.kind == "closed" and event.body["minutes"] != digest:
            yield "its minutes are not those it was closed with"


OF_TABLES = (meetings, decided)
