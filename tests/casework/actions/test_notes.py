"""Notes and photos."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.actions.notes import StoredPhoto
from casework.database import db
from casework.errors import BadInput
from casework.models import Attachment, OutboxItem
from tests.cases import Cases
from tests.casework.stored import last_event, payload, row_of, told
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
