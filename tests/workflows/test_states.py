"""The words of states and scales are those of the product's word list."""

from __future__ import annotations

from workflows.states import (
    ENDED,
    MAIN_LINE,
    OPEN,
    PASSED_ON,
    SEVERITY_LABELS,
    SEVERITY_MEANINGS,
    STATE_LABELS,
    VERIFICATION_LABELS,
    Severity,
    State,
    Verification,
)


def test_the_states_are_those_of_the_design_in_its_order() -> None:
    assert [state.value for state in State] == [
        "reported", "assessed", "assigned", "in_progress", "resolved", "feedback", "closed",
        "declined", "merged",
    ]  # fmt: skip
    assert tuple(State)[:7] == MAIN_LINE


def test_the_states_are_called_as_the_design_calls_them() -> None:
    assert [STATE_LABELS[state].vi for state in MAIN_LINE] == [
        "Mới tiếp nhận", "Đã phân loại", "Đã giao", "Đang xử lý", "Đã báo kết quả",
        "Đã phản hồi", "Đã kết thúc",
    ]  # fmt: skip


def test_a_case_is_open_or_ended() -> None:
    assert {"closed", "declined", "merged"} == ENDED
    assert not OPEN & ENDED
    assert set(State) == OPEN | ENDED


def test_every_code_has_a_word_in_both_languages() -> None:
    assert set(STATE_LABELS) == set(State)
    assert set(SEVERITY_LABELS) == set(SEVERITY_MEANINGS) == set(Severity)
    assert set(VERIFICATION_LABELS) == set(Verification)
    tables = (STATE_LABELS, SEVERITY_LABELS, SEVERITY_MEANINGS, VERIFICATION_LABELS)
    assert all(all(label) for table in tables for label in table.values())
    assert PASSED_ON.vi == "Đã chuyển"


def test_claimed_and_verified_are_told_apart() -> None:
    assert {each.value for each in Verification} == {"confirmed", "unconfirmed", "disputed"}
