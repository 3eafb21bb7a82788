"""Meetings with people on a case: recorded, promises followed up, and nobody named."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import CaseClock, CaseEvent
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.machine import NotPossible
from workflows.states import State

PROMISE: dict[str, Any] = {
    "commitment": "Nạo vét kênh tiêu.",
    "owner": "lead",
    "due_on": date(2026, 3, 12),
}


@pytest.fixture
def ref(cases: Cases) -> str:
    return cases.at(State.IN_PROGRESS)


def kinds(ref: str) -> list[str]:
    return list(db.session.scalars(select(CaseEvent.kind).order_by(CaseEvent.seq)))


def clocks() -> list[CaseClock]:
    return list(db.session.scalars(select(CaseClock).where(CaseClock.kind == "directive")))


def test_a_dialogue_is_an_event_and_what_was_promised_runs_on_a_clock_of_its_own(
    cases: Cases, cast: Cast, ref: str
) -> None:
    cases.do("bob", ref, "hold_dialogue", **PROMISE)
    assert kinds(ref)[-2:] == ["dialogue_held", "committed"]
    (clock,) = clocks()
    assert clock.agency_id == cast.agency(ENVIRONMENT)
    assert clock.due_current.date() == date(2026, 3, 12)
    assert clock.ended_at is None


def test_a_promise_is_answered_by_its_owner_and_closed_by_the_committee_only(
    cases: Cases, ref: str
) -> None:
    cases.do("bob", ref, "hold_dialogue", **PROMISE)
    cases.do("dan", ref, "answer_directive", number=1, text="Đã nạo vét xong.")
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "close_directive")
    cases.do("frank", ref, "close_directive")
    assert clocks()[0].ended_at is not None


def test_promises_and_directives_are_numbered_together(cases: Cases, ref: str) -> None:
    cases.do("frank", ref, "direct")
    cases.do("bob", ref, "hold_dialogue", **PROMISE)
    cases.do("grace", ref, "add_commitment")
    numbers = [event.body["number"] for event in events("directed", "committed")]
    assert numbers == [1, 2, 3]
    assert [event.body["dialogue"] for event in events("committed")] == [1, 1]


def events(*kinds: str) -> list[CaseEvent]:
    return list(
        db.session.scalars(
            select(CaseEvent).where(CaseEvent.kind.in_(kinds)).order_by(CaseEvent.seq)
        )
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("summary", "Bà Nguyễn Thị Tám nói nước hôi."),
        ("place", "Số nhà 12 ngõ 3"),
        ("commitment", "Trả lời ông Ba trước thứ Sáu."),
        ("summary", "Gọi lại số 0912 345 678."),
    ],
)
def test_nobody_is_named(cases: Cases, ref: str, name: str, text: str) -> None:
    before = kinds(ref)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "hold_dialogue", **{**PROMISE, name: text})
    assert refused.value.field == name
    assert kinds(ref) == before


def test_an_officials_name_passes_when_somebody_looked_but_a_telephone_number_never(
    cases: Cases, ref: str
) -> None:
    said = "Chủ tịch Trần Văn Bình đã trả lời các hộ."
    cases.do("bob", ref, "hold_dialogue", summary=said, nameless=True)
    with pytest.raises(BadInput):
        cases.do("bob", ref, "hold_dialogue", summary="Gọi 0912 345 678.", nameless=True)


@pytest.mark.parametrize("days", [-1, 1])
def test_it_was_held_after_the_report_and_not_in_the_future(
    cases: Cases, ref: str, now: datetime, days: int
) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "hold_dialogue", held_on=now.date() + timedelta(days=days))
    assert refused.value.field == "held_on"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"owner": None}, "owner"),
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2026, 3, 2)}, "due_on"),
        ({"commitment": ""}, "commitment"),
    ],
)
def test_a_promise_is_whole_or_there_is_none(
    cases: Cases, ref: str, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "hold_dialogue", **{**PROMISE, **changes})
    assert refused.value.field == field
    assert "dialogue_held" not in kinds(ref)


def test_a_promise_needs_an_agency_that_has_the_case(cases: Cases) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", cases.at(State.ASSESSED), "hold_dialogue", **PROMISE)
    assert refused.value.field == "owner"


def test_a_further_promise_names_a_dialogue_that_was_held(cases: Cases, ref: str) -> None:
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "add_commitment")
    cases.do("bob", ref, "hold_dialogue")
    with pytest.raises(BadInput):
        cases.do("bob", ref, "add_commitment", dialogue=2)


def test_strangers_and_the_agency_record_none(cases: Cases, ref: str) -> None:
    with pytest.raises(NotFound):
        cases.do("gus", ref, "hold_dialogue")
    with pytest.raises(NotAllowed):
        cases.do("dan", ref, "hold_dialogue")


def test_what_is_held_over_is_of_the_unit_of_whoever_says_so(
    cases: Cases, cast: Cast, ref: str
) -> None:
    cases.do("frank", ref, "hold_over", reason="Chờ kết quả quan trắc.")
    cases.do("grace", ref, "hold_over", reason="")
    cases.do("bob", ref, "hold_over")
    units = [event.body["unit_id"] for event in events("held_over")]
    assert units == [cast.unit("TAM"), cast.unit("SMY"), cast.unit("SMY")]
    assert db.session.scalar(select(func.max(CaseEvent.seq))) == len(kinds(ref))
    with pytest.raises(NotAllowed):
        cases.do("dan", ref, "hold_over")
