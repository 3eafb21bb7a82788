"""Between coordinator and agencies: assign, accept, return, reassign, hand back."""

from __future__ import annotations

from typing import Any

import pytest

from casework.errors import BadInput, NotAllowed, NotFound
from tests.cases import Cases
from tests.casework.stored import events_of, kinds_of, last_event, payload, row_of, told
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.machine import NotPossible
from workflows.states import State


def test_assigning_opens_the_agencys_custody_and_tells_its_people(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    before = row_of(ref).custody
    cases.do("bob", ref, "assign", supporting=(cast.agency(OFFICE),), message="Kiểm tra sớm.")
    row, event = row_of(ref), last_event(ref)
    assert (row.state, row.lead_id, row.custody) == (
        "assigned",
        cast.agency(ENVIRONMENT),
        before + 1,
    )
    assert payload(event) == {"message": "Kiểm tra sớm."}
    assert told(event) == {"dan", "dora", "uma", "alice"}


def test_the_lead_is_not_its_own_supporter(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    lead = cast.agency(ENVIRONMENT)
    cases.do("bob", ref, "assign", lead=lead, supporting=(lead, lead))
    assert last_event(ref).body["supporting"] == []


@pytest.mark.parametrize("field", ["lead", "supporting"])
@pytest.mark.parametrize("action", ["assign", "reassign"])
def test_the_agency_complained_about_never_takes_part(
    cases: Cases, cast: Cast, field: str, action: str
) -> None:
    complained = cast.agency(OFFICE)
    ref = cases.reported()
    cases.do("bob", ref, "assess", complained=(complained,))
    if action == "reassign":
        cases.do("bob", ref, "assign")
    chosen: dict[str, Any] = {"lead": cast.agency(POLICE), "supporting": ()}
    chosen[field] = complained if field == "lead" else (complained,)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, action, **chosen)
    assert refused.value.field == field


def test_an_agency_nobody_knows_is_bad_input(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "assign", lead=99)
    assert refused.value.field == "lead"
    assert kinds_of(ref) == ["reported", "assessed"]


def test_accepting_keeps_the_custody(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    custody = row_of(ref).custody
    cases.do("dora", ref, "accept")
    assert (row_of(ref).state, row_of(ref).custody) == ("in_progress", custody)
    assert told(last_event(ref)) == {"bob"}
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "accept")


def test_a_returned_case_is_the_coordinators_again_and_the_agency_is_out(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case", reason="Không thuộc thẩm quyền.")
    row = row_of(ref)
    assert (row.state, row.lead_id, row.returns) == ("assessed", None, 1)
    assert kinds_of(ref)[-1] == "returned"
    with pytest.raises(NotFound):
        cases.do("dan", ref, "accept")


def test_the_second_return_tells_the_coordinator_above(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case")
    assert "escalated" not in kinds_of(ref)
    cases.do("bob", ref, "assign")
    cases.do("dan", ref, "return_case")
    event = last_event(ref)
    assert (event.kind, event.body["level"], event.body["clock"]) == ("escalated", 2, "returns")
    assert told(event) == {"carol"}
    assert row_of(ref).returns == 2


def test_an_accepted_case_can_only_be_asked_to_be_handed_back(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "return_case")
    cases.do("dan", ref, "ask_hand_back")
    assert row_of(ref).hand_back_asked
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "ask_hand_back")
    with pytest.raises(NotAllowed):
        cases.do("dan", ref, "refuse_hand_back")
    cases.do("bob", ref, "refuse_hand_back")
    assert (row_of(ref).hand_back_asked, row_of(ref).state) == (False, "in_progress")


def test_reassigning_opens_a_new_custody_and_drops_what_was_asked(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_hand_back")
    custody = row_of(ref).custody
    cases.do("bob", ref, "reassign")
    row = row_of(ref)
    assert (row.lead_id, row.state) == (cast.agency(POLICE), "assigned")
    assert (row.custody, row.hand_back_asked, row.cycle) == (custody + 1, False, 1)
    assert told(last_event(ref)) == {"paul"}
    with pytest.raises(NotFound):
        cases.do("dan", ref, "note")


def test_a_case_is_not_reassigned_to_who_has_it(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "reassign", lead=cast.agency(ENVIRONMENT))
    assert refused.value.field == "lead"


def test_every_change_moves_the_version_by_its_events(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert row_of(ref).version == len(events_of(ref)) == 4
