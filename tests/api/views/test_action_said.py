"""What a form shows of what was said before."""

from __future__ import annotations

import pytest

from api.views.action_said import ANSWERS, PARTS, Said, said_before
from casework.events import EVENT_KINDS
from casework.events.base import Circle
from casework.events.beside import Noted
from tests.api.views.turning import turning
from tests.cases import Cases
from workflows.actors import Standing
from workflows.lifecycle import LIFE_CYCLE
from workflows.states import State
from workflows.types import CASE_TYPES

CIRCLES = {
    Standing.REPORTER: Circle.WITNESSES,
    Standing.CONFIRMER: Circle.WITNESSES,
    Standing.LEAD: Circle.AGENCIES,
    Standing.SUPPORT: Circle.AGENCIES,
}


@pytest.mark.parametrize("action", ANSWERS)
def test_whoever_acts_may_read_what_the_form_shows(action: str) -> None:
    by = next(each.by for each in LIFE_CYCLE if each.name == action)
    for kind in ANSWERS[action]:
        assert EVENT_KINDS[kind] is not Noted
        for standing in by:
            assert CIRCLES.get(standing, Circle.OFFICES) in EVENT_KINDS[kind].open_to


def said(cases: Cases, action: str, who: str = "", ref: str = "") -> list[Said]:
    return said_before(turning(cases, action, who, ref))


def test_feedback_shows_the_agencys_result_in_reading_order(cases: Cases) -> None:
    assert said(cases, "give_feedback") == [
        Said("Kết quả", "Đã xử lý dứt điểm"),
        Said("Đã làm những gì", "Đã đình chỉ xả thải."),
        Said("Minh chứng", "Biên bản 15/BB"),
        Said("Cơ quan đề nghị trả lời người dân", "Kênh đã được nạo vét."),
    ]


def test_a_decision_shows_what_is_asked_and_why(cases: Cases) -> None:
    assert said(cases, "decide_extension") == [
        Said("Đề nghị thêm", "5 ngày làm việc"),
        Said("Lý do đề nghị", "Có lý do cụ thể."),
    ]
    old, new = (CASE_TYPES[slug].label.vi for slug in ("pollution", "land_grievance"))
    assert said(cases, "decide_category")[0] == Said("Đổi lĩnh vực", f"{old} → {new}")


def test_closing_against_a_dispute_shows_the_dispute(cases: Cases) -> None:
    assert Said("Cơ sở báo chưa xong", "Nước vẫn đen.") in said(cases, "close")


def test_a_reason_once_answered_is_not_shown_again(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_hand_back")
    assert said(cases, "reassign", "bob", ref) == [Said("Lý do đề nghị", "Có lý do cụ thể.")]
    cases.do("bob", ref, "refuse_hand_back")
    assert said(cases, "reassign", "bob", ref) == []


def test_what_is_to_be_added_stands_above_the_result_form(cases: Cases) -> None:
    assert said(cases, "resolve") == []
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "rework", reason="Thêm ảnh.")
    assert said(cases, "resolve", "dan", ref) == [Said("Đầu mối yêu cầu bổ sung", "Thêm ảnh.")]


def test_the_reason_of_the_last_return_helps_to_assign(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case", reason="Không thuộc thẩm quyền.")
    found = said(cases, "assign", "bob", ref)
    assert found == [Said("Lý do trả lại lần trước", "Không thuộc thẩm quyền.")]


def test_a_plain_form_shows_nothing(cases: Cases) -> None:
    assert said(cases, "pause") == []
    assert len(set(PARTS)) == len(PARTS)
