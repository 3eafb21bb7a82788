"""Writing one event: the row, its payloads, and the people it is told."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy import func, select

from casework.database import db
from casework.models import CaseEvent, EventPayload, Notice
from casework.payloads import payload_hash
from tests.cases import Cases
from tests.casework.stored import events_of, last_event, payload, row_of, told
from tests.cast import Cast
from workflows.states import State


def test_an_event_is_numbered_dated_and_signed(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    event = last_event(ref)
    assert (event.seq, event.kind, event.kind_version) == (2, "assessed", 1)
    assert (event.actor_id, event.standing) == (cast.person("bob"), "coordinator")
    assert event.recorded_at == cases.now


def test_the_event_keeps_the_hash_of_what_lies_beside_it(cases: Cases) -> None:
    ref = cases.reported()
    event = last_event(ref)
    for part, digest in (("text", event.text_hash), ("identity", event.identity_hash)):
        row = db.session.get(EventPayload, (event.id, part))
        assert row is not None
        assert payload_hash(row.salt, row.body) == digest
    assert event.text_hash != hashlib.sha256(b"").hexdigest()


def test_an_event_without_words_has_no_payload(cases: Cases) -> None:
    event = last_event(cases.at(State.IN_PROGRESS))
    assert (event.text_hash, event.identity_hash, payload(event)) == (None, None, {})


def test_nobody_is_told_what_they_did_themselves(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "note")
    assert "dan" not in told(last_event(ref))


def test_everybody_is_told_once_even_in_two_roles(cases: Cases) -> None:
    cases.at(State.CLOSED)
    pairs = select(func.count()).select_from(Notice).group_by(Notice.event_id, Notice.person_id)
    assert set(db.session.scalars(pairs)) == {1}


def test_what_is_told_leaves_with_the_digest_and_a_hot_spot_at_once(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    digest = datetime(2026, 3, 3, 0, 30, tzinfo=UTC)
    assert leaves(last_event(ref)) == {(digest, False)}
    cases.do("frank", ref, "put_in_hot_spot")
    assert leaves(last_event(ref)) == {(cases.now, True)}


def test_a_witness_of_a_hot_spot_is_told_with_the_digest_as_ever(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("frank", ref, "put_in_hot_spot")
    cases.do("bob", ref, "give_feedback")
    (notice,) = notices_of(last_event(ref))
    assert (notice.person_id, notice.at_once) == (cast.person("alice"), False)


def notices_of(event: CaseEvent) -> list[Notice]:
    return list(db.session.scalars(select(Notice).where(Notice.event_id == event.id)))


def leaves(event: CaseEvent) -> set[tuple[datetime | None, bool]]:
    return {(each.send_at, each.at_once) for each in notices_of(event)}


def test_the_version_moves_with_what_makes_stale_and_not_with_the_first(cases: Cases) -> None:
    ref = cases.reported()
    assert row_of(ref).version == 1
    cases.do("bob", ref, "assess")
    cases.do("bob", ref, "note")
    assert (row_of(ref).version, len(events_of(ref))) == (2, 3)
