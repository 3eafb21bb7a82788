"""Is it really fixed? Confirm, dispute, and naming somebody else who can know."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import CaseClock, Membership
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import kinds_of, last_event, payload, row_of, told
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State


def test_the_reporter_confirms_and_the_case_is_verified(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "confirm", words="Nước đã trong.")
    row = row_of(ref)
    assert (row.state, row.verification) == ("closed", "confirmed")
    assert payload(last_event(ref)) == {"words": "Nước đã trong."}
    with pytest.raises(NotPossible):
        cases.do("alice", ref, "confirm")


def test_nobody_confirms_for_the_people(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    for who in ("bob", "dan", "frank", "grace", "carol"):
        with pytest.raises(NotAllowed):
            cases.do(who, ref, "confirm")
    with pytest.raises(NotFound):
        cases.do("amy", ref, "confirm")


def test_a_second_person_is_asked_and_sees_just_this_case(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "name_confirmer")
    assert told(last_event(ref)) == {"amy"}
    cases.do("amy", ref, "confirm")
    assert row_of(ref).verification == "confirmed"


def test_a_confirmer_is_an_active_collaborator(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    for people in ([cast.person("dan")], [999], []):
        with pytest.raises(BadInput) as refused:
            cases.do("bob", ref, "name_confirmer", confirmers=people)
        assert refused.value.field == "confirmers"
    assert kinds_of(ref)[-1] == "feedback_given"


def test_the_same_person_is_asked_once_only(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    for _ in range(2):
        cases.do(
            "bob", ref, "name_confirmer", confirmers=[cast.person("amy"), cast.person("alice")]
        )
    cases.do("amy", ref, "dispute")
    assert row_of(ref).disputed


def test_a_dispute_gives_the_coordinator_a_deadline(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute", words="Vẫn còn mùi.")
    assert (row_of(ref).state, row_of(ref).disputed) == ("feedback", True)
    assert told(last_event(ref)) == {"bob", "dan", "dora"}
    clock = db.session.scalars(select(CaseClock).where(CaseClock.kind == "dispute")).one()
    assert clock.ended_at is None
    with pytest.raises(NotPossible):
        cases.do("alice", ref, "dispute")


def test_after_a_dispute_it_can_still_be_confirmed(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute")
    cases.do("alice", ref, "confirm")
    assert (row_of(ref).verification, row_of(ref).disputed) == ("confirmed", False)


def test_when_everybody_asked_has_left_the_fourteen_days_begin_anew(
    cases: Cases, cast: Cast
) -> None:
    ref, later = cases.at(State.FEEDBACK), cases.now + timedelta(days=10)
    with unit_of_work() as session:
        gone = update(Membership).where(Membership.person_id == cast.person("alice"))
        session.execute(gone.values(ends_on=date(2026, 3, 5)))
    cases.do("bob", ref, "name_confirmer", now=later)
    first, second = lapses(ref)
    assert (first.ended_at, second.started_at) == (later, later)
    assert last_event(ref).body == {"anew": True}


def test_while_somebody_asked_is_still_there_another_name_moves_no_deadline(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "name_confirmer", now=cases.now + timedelta(days=10))
    assert [clock.ended_at for clock in lapses(ref)] == [None]


def lapses(ref: str) -> list[CaseClock]:
    query = select(CaseClock).where(CaseClock.case_id == row_of(ref).id)
    return list(db.session.scalars(query.where(CaseClock.kind == "lapse").order_by(CaseClock.id)))
