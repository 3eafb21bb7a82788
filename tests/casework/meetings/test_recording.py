"""Who reads and who runs a meeting; its row equals the fold of its events."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import NotAllowed, NotFound
from casework.meetings.folding import fold
from casework.meetings.holding import open_meeting
from casework.meetings.recording import folded, meeting_to_change, units_run, visible_meeting
from casework.models import Meeting, MeetingEvent
from casework.unit_of_work import unit_of_work
from tests.cast import Cast


def test_it_is_read_by_its_unit_and_above_and_run_by_its_unit(cast: Cast, meeting: int) -> None:
    for who in ("frank", "carol", "olga"):
        assert visible_meeting(db.session, meeting, actor=cast.actor(who)).id == meeting
    for who in ("grace", "bob", "dan", "alice", "ada"):
        with pytest.raises(NotFound):
            visible_meeting(db.session, meeting, actor=cast.actor(who))
    with unit_of_work() as session:
        assert meeting_to_change(session, meeting, actor=cast.actor("carol")).id == meeting
    with pytest.raises(NotAllowed), unit_of_work() as session:
        meeting_to_change(session, meeting, actor=cast.actor("olga"))
    assert units_run(cast.actor("olga")) == frozenset()


def test_the_row_equals_the_fold_and_time_never_runs_back(
    cast: Cast, meeting: int, now: datetime
) -> None:
    open_meeting(meeting, actor=cast.actor("frank"), now=now - timedelta(days=1))
    row = db.session.get_one(Meeting, meeting)
    history = db.session.execute(
        select(MeetingEvent.kind, MeetingEvent.body, MeetingEvent.recorded_at).order_by(
            MeetingEvent.seq
        )
    )
    assert folded(row) == fold((kind, body, at) for kind, body, at in history)
