"""A meeting decides on a case: the case's own action, and a note of it in the meeting's history."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from casework.actions.perform import Performed, perform_in
from casework.errors import BadInput, NotFound
from casework.meetings.recording import check_step, meeting_to_change, record
from casework.models import Case, CaseEvent, MeetingItem
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.meeting import DECISIONS
from workflows.words import Label

NO_ACTION = Label("Không có việc này.", "There is no such action.")


def decide(
    meeting_id: int,
    ref: str,
    action: str,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **inputs: Any,
) -> Performed:
    """Carry the action out and record it against the agenda's line, in one transaction.

    Refused as ``perform`` refuses, and with NotPossible unless the meeting is open.
    """
    if action not in DECISIONS:
        raise BadInput("action", NO_ACTION)
    with unit_of_work() as session:
        # The case first, everywhere: two locks taken in one order never wait for each other.
        done = perform_in(session, ref, action, actor=actor, now=now, version=version, **inputs)
        row = meeting_to_change(session, meeting_id, actor=actor)
        check_step(row, "decide")
        item, case_id = _item(session, meeting_id, ref)
        body = {
            "item": item,
            "case_id": case_id,
            "action": action,
            "case_seq": _last_seq(session, case_id),
        }
        record(session, row, "decided", body, actor=actor, now=now)
        return done


def _item(session: Writing, meeting_id: int, ref: str) -> tuple[int, int]:
    """The first line of the case on the agenda; a case that is not on it is not decided there."""
    found = session.execute(
        select(MeetingItem.id, MeetingItem.case_id)
        .join(Case, Case.id == MeetingItem.case_id)
        .where(MeetingItem.meeting_id == meeting_id, Case.ref == ref)
        .order_by(MeetingItem.position)
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NotFound
    return int(found.id), int(found.case_id)


def _last_seq(session: Writing, case_id: int) -> int:
    newest = select(CaseEvent.seq).where(CaseEvent.case_id == case_id)
    return int(session.scalar(newest.order_by(CaseEvent.seq.desc()).limit(1)) or 0)
