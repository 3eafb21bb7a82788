"""Decisions of a meeting: the case's own events, noted against the agenda's line."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.meetings.deciding import decide
from casework.meetings.holding import open_meeting
from casework.models import CaseEvent, MeetingEvent, MeetingItem
from tests.cases import Cases
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State

DIRECTS: dict[str, Any] = {"text": "Xử lý dứt điểm.", "owner": "lead", "due_on": date(2026, 3, 16)}


@pytest.fixture
def ref(old: Cases) -> str:
    """A hot spot, so that it is on the agenda."""
    found = old.at(State.IN_PROGRESS)
    old.do("frank", found, "put_in_hot_spot")
    return found


@pytest.fixture
def opened(ref: str, meeting: int, cast: Cast, now: datetime) -> int:
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    return meeting


def decided() -> list[dict[str, object]]:
    rows = db.session.scalars(select(MeetingEvent).where(MeetingEvent.kind == "decided"))
    return [row.body for row in rows]


def events() -> int:
    return db.session.scalar(select(func.count()).select_from(CaseEvent)) or 0


def test_a_decision_is_the_cases_event_and_the_meetings(
    cast: Cast, opened: int, ref: str, now: datetime
) -> None:
    decide(opened, ref, "direct", actor=cast.actor("frank"), now=now, **DIRECTS)
    newest = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert newest is not None
    assert newest.kind == "directed"
    first = db.session.scalars(select(MeetingItem.id).order_by(MeetingItem.position)).first()
    assert decided() == [
        {"item": first, "case_id": newest.case_id, "action": "direct", "case_seq": newest.seq}
    ]


def test_what_the_case_refuses_the_meeting_does_not_note(
    cast: Cast, opened: int, ref: str, now: datetime
) -> None:
    frank, before = cast.actor("frank"), events()
    with pytest.raises(Stale):
        decide(opened, ref, "direct", actor=frank, now=now, version=1, **DIRECTS)
    past = {**DIRECTS, "due_on": date(2026, 3, 1)}
    with pytest.raises(BadInput):
        decide(opened, ref, "direct", actor=frank, now=now, **past)
    with pytest.raises(NotPossible):
        decide(opened, ref, "put_in_hot_spot", actor=frank, now=now, reason="Lần nữa.")
    with pytest.raises(NotAllowed):
        decide(opened, ref, "direct", actor=cast.actor("carol"), now=now, **DIRECTS)
    assert (events(), decided()) == (before, [])


def test_what_the_meeting_refuses_does_not_reach_the_case(
    cast: Cast, cases: Cases, meeting: int, ref: str, now: datetime
) -> None:
    frank, before = cast.actor("frank"), events()
    with pytest.raises(NotPossible):
        decide(meeting, ref, "remind", actor=frank, now=now, text="Khẩn trương.")
    open_meeting(meeting, actor=frank, now=now)
    with pytest.raises(BadInput):
        decide(meeting, ref, "assess", actor=frank, now=now)
    with pytest.raises(NotFound):
        decide(meeting, ref, "hold_over", actor=cast.actor("grace"), now=now)
    assert events() == before
    other = cases.reported()
    with pytest.raises(NotFound):
        decide(meeting, other, "hold_over", actor=frank, now=now)
    assert decided() == []
