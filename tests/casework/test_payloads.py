"""Free text and identities lie salted beside the events, and may be erased."""

from __future__ import annotations

import json

from sqlalchemy import delete

from casework.database import db
from casework.models import EventPayload
from casework.payloads import IDENTITY, TEXT, payload_hash, seal, texts
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import events_of


def test_a_seal_is_a_row_and_the_hash_the_event_keeps() -> None:
    row, digest = seal(TEXT, {"text": "Đã kiểm tra."})
    assert json.loads(row.body) == {"text": "Đã kiểm tra."}
    assert payload_hash(row.salt, row.body) == digest
    assert len(digest) == 64


def test_the_same_words_have_another_hash_each_time() -> None:
    assert seal(IDENTITY, {"person": 1})[1] != seal(IDENTITY, {"person": 1})[1]


def test_salt_and_body_cannot_be_shifted_into_each_other() -> None:
    assert payload_hash("ab", "c") != payload_hash("a", "bc")


def test_texts_are_read_without_identities_and_without_what_was_erased(cases: Cases) -> None:
    ref = cases.reported()
    cases.do("alice", ref, "note", text="Còn mùi.")
    first, second = (event.id for event in events_of(ref))
    assert texts(db.session, [first, second])[second] == {"text": "Còn mùi."}
    with unit_of_work() as session:
        session.execute(delete(EventPayload).where(EventPayload.event_id == second))
    assert set(texts(db.session, [first, second])) == {first}
