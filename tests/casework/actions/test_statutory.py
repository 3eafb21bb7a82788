"""Terms of the law: attached, made longer by a decision, settled; beside the other clocks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions.escalate import sweep
from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import CaseClock
from tests.cases import Cases
from tests.casework.stored import kinds_of, last_event, payload, row_of, told
from workflows.calendar import WorkCalendar
from workflows.machine import NotPossible
from workflows.states import State

CALENDAR = WorkCalendar(version=1, exceptions={})


def clocks_of(ref: str) -> dict[str, CaseClock]:
    rows = db.session.scalars(select(CaseClock).where(CaseClock.case_id == row_of(ref).id))
    return {row.name: row for row in rows}


def due(ref: str, term: str) -> date:
    return CALENDAR.local_date(clocks_of(ref)[term].due_current)


def test_a_term_counts_from_its_legal_day_beside_the_others(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = {name: row.due_current for name, row in clocks_of(ref).items()}
    cases.do("bob", ref, "attach_statutory", counts_from=date(2026, 2, 23))
    after = {name: row.due_current for name, row in clocks_of(ref).items()}
    assert due(ref, "complaint_first") == date(2026, 3, 25)
    assert {name: after[name] for name in before} == before


def test_attaching_writes_its_event_and_tells_agency_and_coordinator(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "attach_statutory", complex=True)
    event = last_event(ref)
    assert event.body == {
        "term": "complaint_first",
        "counts_from": "2026-03-02",
        "remote": False,
        "step": 1,
        "days": 45,
        "working": False,
    }
    assert payload(event) == {"document": "15/TB-UBND"}
    assert told(event) == {"bob", "dora"}
    assert check(db.session, now=cases.now) == []


@pytest.mark.parametrize(
    ("inputs", "last"),
    [
        ({"term": "complaint_first", "remote": True}, date(2026, 4, 16)),
        ({"term": "complaint_first", "remote": True, "complex": True}, date(2026, 5, 4)),
        ({"term": "denunciation_notice"}, date(2026, 3, 9)),
        ({"term": "crime_report", "complex": True}, date(2026, 5, 4)),
        ({"term": "land_decision_commune", "remote": True}, date(2026, 4, 28)),
    ],
)
def test_each_kind_is_as_long_as_its_law_says_and_rolls_off_days_off(
    cases: Cases, inputs: dict[str, Any], last: date
) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "attach_statutory", **inputs)
    assert due(ref, str(inputs["term"])) == last


def test_strangers_and_other_roles_are_refused(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for who, refusal in (("eve", NotFound), ("alice", NotAllowed), ("grace", NotAllowed)):
        with pytest.raises(refusal):
            cases.do(who, ref, "attach_statutory")
    with pytest.raises(NotPossible):
        cases.do("bob", cases.reported(), "attach_statutory")


@pytest.mark.parametrize(
    ("inputs", "field"),
    [
        ({"counts_from": date(2026, 3, 3)}, "counts_from"),
        ({"counts_from": date(2025, 9, 2)}, "counts_from"),
        ({"term": "land_mediation", "remote": True}, "remote"),
        ({"term": "denunciation_settlement", "complex": True}, "complex"),
    ],
)
def test_bad_input_names_its_field_and_changes_nothing(
    cases: Cases, inputs: dict[str, Any], field: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "attach_statutory", **inputs)
    assert refused.value.field == field
    assert kinds_of(ref)[-1] == "accepted"


def test_one_kind_runs_once_and_may_come_again_after_it_was_settled(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "attach_statutory")
    with pytest.raises(BadInput) as refused:
        cases.do("dan", ref, "attach_statutory")
    assert refused.value.field == "term"
    cases.do("bob", ref, "attach_statutory", term="land_mediation")
    cases.do("dan", ref, "settle_statutory")
    cases.do("bob", ref, "attach_statutory")
    assert kinds_of(ref)[-1] == "statutory_attached"


def test_a_decision_gives_the_next_length_of_the_law_and_no_more(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "attach_statutory", term="denunciation_settlement")
    original = clocks_of(ref)["denunciation_settlement"].due_current
    for last in (date(2026, 5, 4), date(2026, 6, 1)):
        cases.do("bob", ref, "extend_statutory", term="denunciation_settlement")
        assert due(ref, "denunciation_settlement") == last
    assert clocks_of(ref)["denunciation_settlement"].due_original == original
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "extend_statutory", term="denunciation_settlement")


def test_a_term_is_made_longer_before_it_runs_out(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "attach_statutory")
    cases.do("bob", ref, "attach_statutory", term="denunciation_settlement")
    late = clocks_of(ref)["complaint_first"].due_current + timedelta(seconds=1)
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "extend_statutory", now=late)
    for inputs, field in (
        ({"decided_on": date(2026, 3, 3)}, "decided_on"),
        ({"decided_on": date(2026, 3, 1)}, "decided_on"),
        ({"term": "land_mediation"}, "term"),
    ):
        with pytest.raises(BadInput) as refused:
            cases.do("bob", ref, "extend_statutory", **inputs)
        assert refused.value.field == field


def test_settling_ends_the_clock_when_it_is_told_whatever_day_is_claimed(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "attach_statutory")
    late = clocks_of(ref)["complaint_first"].due_current + timedelta(days=7)
    cases.do("dan", ref, "settle_statutory", now=late, settled_on=date(2026, 3, 9))
    clock = clocks_of(ref)["complaint_first"]
    assert (clock.ended_at, clock.days_late) == (late, 5)
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "settle_statutory", now=late)


def test_a_term_that_runs_out_climbs_the_ladder_even_after_the_case_has_ended(
    cases: Cases,
) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "attach_statutory", term="land_mediation")
    cases.do("alice", ref, "confirm")
    sweep(now=cases.now + timedelta(days=120))
    assert clocks_of(ref)["land_mediation"].level == 5
    assert row_of(ref).state == "closed"
