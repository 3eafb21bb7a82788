"""Notes, status notes and photos."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions.escalate import sweep
from casework.actions.notes import StoredPhoto
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Attachment, CaseClock, OutboxItem
from tests.cases import Cases
from tests.casework.stored import last_event, payload, row_of, told
from workflows.machine import NotPossible
from workflows.states import State

PHOTO = StoredPhoto("a" * 64, "image/jpeg", 1000)


def test_an_officers_note_is_told_to_the_coordinator(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "note", text="Đã lấy mẫu nước.")
    event = last_event(ref)
    assert (event.body, payload(event)) == ({"by_witness": False}, {"text": "Đã lấy mẫu nước."})
    assert told(event) == {"bob", "dora"}


def test_a_witnesss_note_never_goes_to_an_agency(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("alice", ref, "note")
    event = last_event(ref)
    assert (event.body, event.actor_id) == ({"by_witness": True}, None)
    assert told(event) == {"bob"}


def test_a_photo_is_a_row_an_event_and_work_to_be_done(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "attach", photo=PHOTO, moment="after")
    photo = db.session.scalars(select(Attachment)).one()
    event = last_event(ref)
    assert (photo.event_id, photo.case_id, photo.shown_sha256) == (event.id, row_of(ref).id, None)
    assert event.body == {"sha256": "a" * 64, "moment": "after"}
    assert db.session.scalars(select(OutboxItem.subject_id)).all() == [photo.id]


def test_the_same_photo_counts_once(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "attach", photo=PHOTO)
    with pytest.raises(BadInput) as refused:
        cases.do("alice", ref, "attach", photo=PHOTO)
    assert refused.value.field == "photo"
    assert len(db.session.scalars(select(Attachment)).all()) == 1


def test_the_same_photo_may_belong_to_two_cases(cases: Cases) -> None:
    for _ in range(2):
        cases.do("alice", cases.reported(), "attach", photo=PHOTO)
    tokens = db.session.scalars(select(Attachment.token)).all()
    assert len(set(tokens)) == 2


def test_a_status_note_begins_the_next_seven_days_and_a_note_does_not(cases: Cases) -> None:
    ref = cases.conduct()
    cases.do("paul", ref, "note")
    assert [clock.ended_at for clock in statuses(ref)] == [None]
    later = cases.now + timedelta(days=3)
    cases.do("paul", ref, "status_note", now=later)
    first, second = statuses(ref)
    assert (first.ended_at, second.started_at) == (later, later)
    assert told(last_event(ref)) == {"carol"}


def test_each_status_that_is_missed_climbs_the_ladder(cases: Cases) -> None:
    ref = cases.conduct()
    for days in (60, 120):
        now = cases.now + timedelta(days=days)
        sweep(now=now)
        cases.do("paul", ref, "status_note", now=now)
    assert [clock.level for clock in statuses(ref)] == [5, 5, 0]


def test_a_status_is_said_by_the_lead_agency_where_the_type_asks_for_it(cases: Cases) -> None:
    for who, refusal in (("carol", NotAllowed), ("frank", NotAllowed), ("bob", NotFound)):
        with pytest.raises(refusal):
            cases.do(who, cases.conduct(), "status_note")
    with pytest.raises(NotPossible):
        cases.do("dan", cases.at(State.IN_PROGRESS), "status_note")


def statuses(ref: str) -> list[CaseClock]:
    query = select(CaseClock).where(CaseClock.case_id == row_of(ref).id)
    return list(db.session.scalars(query.where(CaseClock.kind == "status").order_by(CaseClock.id)))
