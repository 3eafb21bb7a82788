"""What was answered, for each reader."""

from __future__ import annotations

import pytest

from api.views.case_answers import answers
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import ENVIRONMENT
from workflows.states import State


@pytest.mark.parametrize("state", [State.REPORTED, State.ASSIGNED, State.IN_PROGRESS])
def test_before_a_result_there_is_no_answer(cases: Cases, state: State) -> None:
    assert answers(reading(cases, cases.at(state), "bob")) == []


def test_result_and_feedback_come_in_order(cases: Cases) -> None:
    result, feedback = answers(reading(cases, cases.at(State.FEEDBACK), "frank"))
    assert result.heading == "Kết quả cơ quan báo"
    assert result.by == f"{ENVIRONMENT} · 02/03/2026"
    assert result.facts == "Đã xử lý dứt điểm"
    assert result.fields == [
        ("Kết quả", "Đã đình chỉ xả thải."),
        ("Nội dung trả lời người dân", "Kênh đã được nạo vét."),
        ("Minh chứng", "Biên bản 15/BB"),
    ]
    assert feedback.heading == "Đã phản hồi tới người dân"
    assert feedback.facts == "Họp dân, ngày 02/03/2026"
    assert ("Nơi được phản hồi", "Thôn Đông") in feedback.fields


def test_a_witness_reads_what_is_meant_for_the_people(cases: Cases) -> None:
    result, _feedback = answers(reading(cases, cases.at(State.FEEDBACK), "alice"))
    assert result.fields == [("Nội dung trả lời người dân", "Kênh đã được nạo vét.")]


def test_the_latest_result_counts(cases: Cases) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "rework")
    cases.do("dan", ref, "resolve", outcome="explained", public="Đã giải thích.")
    (found,) = answers(reading(cases, ref, "alice"))
    assert found.facts == "Giải thích, cung cấp thông tin"
    assert found.fields == [("Nội dung trả lời người dân", "Đã giải thích.")]


def test_a_declined_report_has_its_reason_and_its_answer(cases: Cases) -> None:
    (found,) = answers(reading(cases, cases.at(State.DECLINED), "alice"))
    assert found.facts == "Không thuộc phạm vi"
    assert found.fields == [("Trả lời người gửi", "Việc này thuộc nơi khác.")]


def test_who_reported_a_merged_case_gets_the_others_answer(cases: Cases) -> None:
    one, other = cases.reported(who="amy"), cases.at(State.ASSESSED)
    cases.do("bob", one, "merge", into=other)
    for action, who in (
        ("assign", "bob"), ("accept", "dan"), ("resolve", "dan"), ("give_feedback", "bob"),
    ):  # fmt: skip
        cases.do(who, other, action)
    (found,) = answers(reading(cases, one, "amy"))
    assert found.heading == "Phản hồi của nội dung được gộp vào"
    assert found.fields == [("Nội dung đã phản hồi", "Đã dọn xong kênh.")]
