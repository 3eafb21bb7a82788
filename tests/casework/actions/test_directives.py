"""The committee's directives: given, answered by their owner, closed by the committee only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import BadInput, NotAllowed
from casework.models import CaseClock
from tests.cases import Cases
from tests.casework.stored import last_event, payload, told
from workflows.machine import NotPossible
from workflows.states import State


def clock() -> CaseClock:
    return db.session.scalars(select(CaseClock).where(CaseClock.kind == "directive")).one()


def test_a_directive_has_an_owner_a_deadline_and_a_number(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead", due_on=date(2026, 3, 10))
    event = last_event(ref)
    assert event.body == {"number": 1, "owner": "lead", "due_on": "2026-03-10"}
    assert told(event) == {"dan", "dora", "bob"}
    assert payload(event) == {"text": "Xử lý dứt điểm."}
    assert clock().agency_id is not None


def test_its_owner_answers_and_nobody_else(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead")
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "answer_directive")
    cases.do("dan", ref, "answer_directive")
    assert told(last_event(ref)) == {"grace"}


def test_with_two_open_each_owner_answers_only_the_own_one(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead")
    cases.do("frank", ref, "direct", owner="coordinator")
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "answer_directive", number=1)
    assert refused.value.field == "number"
    cases.do("bob", ref, "answer_directive", number=2)


def test_only_the_committee_closes_it_and_its_clock_ends_then(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("frank", ref, "direct")
    cases.do("bob", ref, "answer_directive")
    assert clock().ended_at is None
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "close_directive")
    cases.do("grace", ref, "close_directive")
    assert clock().ended_at is not None
    with pytest.raises(NotPossible):
        cases.do("grace", ref, "close_directive")


@pytest.mark.parametrize("days", [0, -1, 367])
def test_it_is_due_after_today_and_within_a_year(cases: Cases, days: int) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do(
            "frank", cases.reported(), "direct", due_on=date(2026, 3, 2) + timedelta(days=days)
        )
    assert refused.value.field == "due_on"


def test_nobody_directs_an_agency_that_has_not_got_the_case(cases: Cases) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("frank", cases.reported(), "direct", owner="lead")
    assert refused.value.field == "owner"


def test_a_number_that_is_not_open_is_bad_input(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("frank", ref, "direct")
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "answer_directive", number=7)
    assert refused.value.field == "number"
