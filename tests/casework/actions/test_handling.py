"""The result: resolve with evidence, rework on the same clock, feedback to the people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from casework.database import db
from casework.errors import BadInput
from casework.models import CaseClock, Membership
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import events_of, kinds_of, last_event, payload, row_of, told
from tests.cast import Cast
from workflows.states import State

DAY = timedelta(days=1)


def test_a_result_needs_something_to_see(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(BadInput) as refused:
        cases.do("dan", ref, "resolve", evidence="")
    assert refused.value.field == "evidence"
    cases.do("dan", ref, "attach", moment="before")
    with pytest.raises(BadInput):
        cases.do("dan", ref, "resolve", evidence="")
    cases.do("dan", ref, "attach", moment="after")
    cases.do("dan", ref, "resolve", evidence="")
    assert row_of(ref).state == "resolved"


@pytest.mark.parametrize("outcome", ["explained", "unfounded", "passed_to_prosecution"])
def test_an_explanation_is_its_own_evidence(cases: Cases, outcome: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "resolve", evidence="", outcome=outcome)
    assert row_of(ref).outcome == outcome
    assert told(last_event(ref)) == {"bob"}


def test_a_photo_of_an_earlier_custody_is_no_evidence_for_this_one(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "attach", moment="after")
    cases.do("bob", ref, "reassign", now=cases.now + DAY)
    cases.do("paul", ref, "accept", now=cases.now + DAY)
    with pytest.raises(BadInput) as refused:
        cases.do("paul", ref, "resolve", evidence="", now=cases.now + DAY)
    assert refused.value.field == "evidence"


def test_rework_goes_on_in_the_agencys_custody_and_on_its_clock(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    custody = row_of(ref).custody
    cases.do("dan", ref, "resolve", now=cases.now + 2 * DAY)
    cases.do("bob", ref, "rework", now=cases.now + 3 * DAY)
    row = row_of(ref)
    assert (row.state, row.custody, row.outcome) == ("in_progress", custody, None)
    assert told(last_event(ref)) == {"dan", "dora"}
    clocks = db.session.scalars(select(CaseClock).where(CaseClock.name == "in_progress")).all()
    assert [(clock.started_seq, clock.ended_at) for clock in clocks] == [(4, None)]


def test_feedback_records_what_was_told_and_asks_the_reporter(cases: Cases) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback")
    event = last_event(ref)
    assert event.body == {"channel": "meeting", "told_on": "2026-03-02", "nobody_to_ask": False}
    assert payload(event) == {"told": "Đã dọn xong kênh.", "group": "Thôn Đông"}
    assert told(event) == {"alice"}


@pytest.mark.parametrize("told_on", [date(2026, 3, 3), date(2026, 3, 1)])
def test_feedback_lies_between_report_and_today(cases: Cases, told_on: date) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", cases.at(State.RESOLVED), "give_feedback", told_on=told_on)
    assert refused.value.field == "told_on"


@pytest.mark.parametrize(("given", "fine"), [({}, False), ({"nobody_to_ask": True}, True)])
def test_when_the_reporter_has_left_somebody_else_is_asked_or_nobody(
    cases: Cases, cast: Cast, given: dict[str, Any], fine: bool
) -> None:
    ref = cases.at(State.RESOLVED)
    with unit_of_work() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id == cast.person("alice"))
            .values(ends_on=date(2026, 3, 1))
        )
    if fine:
        cases.do("bob", ref, "give_feedback", **given)
        return
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "give_feedback", **given)
    assert refused.value.field == "confirmers"
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    assert payload(last_event(ref), "identity") == {"confirmers": [cast.person("amy")]}


def test_reporters_of_merged_cases_get_the_answer_however_long_the_chain(cases: Cases) -> None:
    first, second = cases.reported(), cases.reported("amy")
    whole = cases.at(State.ASSESSED)
    cases.do("bob", first, "merge", into=second)
    cases.do("bob", second, "merge", into=whole)
    for who, action in (("bob", "assign"), ("dan", "accept"), ("dan", "resolve")):
        cases.do(who, whole, action)
    cases.do("bob", whole, "give_feedback")
    for ref, reporter in ((first, "alice"), (second, "amy")):
        event = last_event(ref)
        assert (event.kind, told(event)) == ("feedback_relayed", {reporter})
        assert payload(event) == {"told": "Đã dọn xong kênh."}
        assert row_of(ref).state == "merged"
    assert kinds_of(whole).count("feedback_given") == 1
    assert len(events_of(first)) == 3
