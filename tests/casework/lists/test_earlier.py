"""What late cases have been through, in two statements for a whole page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import delete, select

from casework.database import db
from casework.lists.earlier import Earlier, WasLate, earlier
from casework.models import Case, CaseEvent, EventPayload
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State


def case_id(ref: str) -> int:
    return db.session.scalars(select(Case.id).where(Case.ref == ref)).one()


def test_pauses_extensions_and_returns_come_in_order_with_their_reasons(
    cases: Cases, now: datetime
) -> None:
    ref, other = cases.at(State.ASSIGNED), cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case", reason="Không thuộc địa bàn.")
    cases.do("bob", ref, "assign")
    cases.do("dan", ref, "accept")
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 6), reason="Chờ mẫu nước.")
    found = earlier(db.session, [case_id(ref), case_id(other)])
    returned, paused = found[case_id(ref)].happened
    assert (returned.kind, returned.agency, returned.reason) == (
        "returned",
        ENVIRONMENT,
        "Không thuộc địa bàn.",
    )
    assert (paused.kind, paused.body["review_on"], paused.reason) == (
        "paused",
        "2026-03-06",
        "Chờ mẫu nước.",
    )
    assert found[case_id(ref)].paused_at() == now
    assert found[case_id(other)] == Earlier([], [])
    assert found[case_id(other)].paused_at() is None


def test_lateness_that_is_over_is_told_and_what_runs_is_not(cast: Cast, now: datetime) -> None:
    then = Cases(cast, now - timedelta(days=40))
    ref = then.at(State.ASSESSED)
    late = Cases(cast, now - timedelta(days=30))
    late.do("bob", ref, "assign")
    told = earlier(db.session, [case_id(ref)])[case_id(ref)].late
    # Due on Thursday 22 January, given on Saturday the 31st: six working days lie between.
    assert told == [WasLate("stage", "assessed", 1, 6)]


def test_an_erased_reason_leaves_the_event(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case", reason="Nhầm.")
    with unit_of_work() as session:
        event = select(CaseEvent.id).where(CaseEvent.kind == "returned")
        session.execute(delete(EventPayload).where(EventPayload.event_id.in_(event)))
    (returned,) = earlier(db.session, [case_id(ref)])[case_id(ref)].happened
    assert returned.reason == ""


def test_no_cases_are_no_question_too_many(cases: Cases) -> None:
    assert earlier(db.session, []) == {}
