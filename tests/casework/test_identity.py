"""Who reported, confirmed or disputed is known to nobody but that person (design §6)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import delete, inspect, select

from casework.check import check
from casework.database import db
from casework.models import CaseEvent, EventPayload, Membership, Person
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import events_of, told
from tests.cast import PEOPLE, Cast
from tests.contents import contents

CANARY = 770_077
# Where a reporter may be named: as a part of the case, in the own notices, in payloads.
APART = {"case_reporters", "notices", "event_payloads"}
ACCOUNTS = {"people", "memberships"}
STORY = (
    ("alice", "note"), ("alice", "attach"), ("alice", "dispute"), ("bob", "reopen"),
    ("dan", "accept"), ("dan", "resolve"), ("bob", "give_feedback"), ("alice", "confirm"),
    ("alice", "object"), ("carol", "dismiss_objection"),
)  # fmt: skip


@pytest.fixture
def ref(cases: Cases, cast: Cast) -> str:
    """A case through dispute, confirmation and objection; its reporter's id is found easily."""
    with unit_of_work() as session:
        session.add(
            Person(
                id=CANARY,
                email="yen@anminh.example",
                name="Hoàng Yến",
                password_hash="x",
                created_at=cases.now,
            )
        )
        session.flush()
        alice = select(Membership).where(Membership.person_id == cast.person("alice"))
        session.scalars(alice).one().person_id = CANARY
    actors = {"alice": "yen"}
    ref = cases.reported("yen")
    for who, action in (
        ("bob", "assess"), ("bob", "assign"), ("dan", "accept"), ("dan", "resolve"),
        ("bob", "give_feedback"), *STORY,
    ):  # fmt: skip
        given: dict[str, Any] = {}
        if action == "give_feedback":
            given = {"confirmers": [cast.person("amy")]}
        cases.do(actors.get(who, who), ref, action, **given)
    return ref


def tables_with(word: str) -> set[str]:
    """Every table in which the word stands anywhere."""
    return {name for name, row in contents() if any(word in str(value) for value in row)}


def test_a_witness_is_named_only_apart_from_the_history(ref: str) -> None:
    assert tables_with(str(CANARY)) == APART | ACCOUNTS
    assert tables_with("Hoàng Yến") == {"people"}


def test_no_event_holds_a_witness(ref: str) -> None:
    witnessed = [event for event in events_of(ref) if event.standing in {"reporter", "confirmer"}]
    assert len(witnessed) == 6
    assert {event.actor_id for event in witnessed} == {None}
    assert all(event.identity_hash for event in witnessed)
    assert not any(str(CANARY) in json.dumps(event.body) for event in events_of(ref))


def test_a_notice_to_others_carries_nothing_of_the_witness(ref: str) -> None:
    # A notice has no words of its own: it points to an event, which names nobody, or to a deed of
    # the administration, which is of no case, and says when a letter tells of it.
    columns = {column["name"] for column in inspect(db.engine).get_columns("notices")}
    of_the_letter = {"send_at", "at_once", "letter_id"}
    assert columns - of_the_letter == {
        "id", "person_id", "case_id", "event_id", "admin_event_id", "recorded_at", "read_at",
    }  # fmt: skip


def test_agencies_and_observers_are_never_told_what_a_witness_wrote(ref: str) -> None:
    offices = {"dan", "dora", "paul", "eve", "uma", "olga"}
    for event in events_of(ref):
        if event.kind in {"noted", "objected"}:
            assert not told(event) & offices, event.kind


def test_nobody_outside_is_told_anything(ref: str) -> None:
    strangers = {name for name, *_ in PEOPLE} - {
        "alice", "amy", "bob", "carol", "dan", "dora", "frank", "grace",
    }  # fmt: skip
    assert not any(told(event) & strangers for event in events_of(ref))


def test_erasing_the_identities_leaves_no_trace_in_the_history_and_keeps_it_sound(
    ref: str, cases: Cases
) -> None:
    with unit_of_work() as session:
        session.execute(delete(EventPayload).where(EventPayload.part == "identity"))
    assert "event_payloads" not in tables_with(str(CANARY))
    assert check(db.session, now=cases.now) == []


def test_the_hash_of_an_identity_cannot_be_guessed_from_the_id(ref: str) -> None:
    hashes = db.session.scalars(
        select(CaseEvent.identity_hash).where(CaseEvent.standing == "reporter")
    ).all()
    assert len(set(hashes)) == len(hashes) > 1
