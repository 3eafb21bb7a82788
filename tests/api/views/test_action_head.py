"""The lines above a form."""

from __future__ import annotations

from sqlalchemy import delete

from api.views.action_head import ActionHead, action_head
from casework.models import CaseText
from casework.unit_of_work import unit_of_work
from tests.api.views.turning import turning
from tests.cases import SAID, Cases
from tests.cast import ENVIRONMENT, POLICE
from workflows.states import State


def head(cases: Cases, ref: str, who: str = "bob", *, witness: bool = False) -> ActionHead:
    return action_head(turning(cases, "note", who, ref).file, witness=witness)


def test_it_says_which_case_it_is(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    found = head(cases, ref)
    assert (found.ref, found.title, found.place) == (ref, SAID.title, SAID.place)
    assert found.type == "Ô nhiễm môi trường"
    assert found.state == ("in_progress", "Đang xử lý")
    assert found.severity_label == "Bức xúc"
    assert found.agency == ENVIRONMENT


def test_a_case_at_an_outside_agency_was_passed_on(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", lead=cases.cast.agency(POLICE))
    assert head(cases, ref).state.label == "Đã chuyển"


def test_a_witness_does_not_read_how_offices_weigh_it(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "put_in_hot_spot")
    found = head(cases, ref, "alice", witness=True)
    assert (found.severity, found.severity_label, found.hot_spot) == ("", "", False)


def test_an_erased_text_is_said_to_be_erased(cases: Cases) -> None:
    ref = cases.reported()
    with unit_of_work() as session:
        session.execute(delete(CaseText))
    found = head(cases, ref)
    assert found.title == "(nội dung đã xóa)"
    assert (found.what, found.place, found.agency) == ("", "", "")
