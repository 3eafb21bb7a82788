"""How far a case was reported upwards."""

from __future__ import annotations

from datetime import timedelta

from api.views.rungs import ladders
from casework.actions.escalate import sweep
from casework.models import CaseEvent, Notice
from casework.unit_of_work import unit_of_work
from tests.api.views.reading import reading
from tests.cases import Cases
from workflows.states import State


def late(cases: Cases) -> str:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=4)
    sweep(now=cases.now)
    return ref


def test_a_case_on_time_has_climbed_nothing(cases: Cases) -> None:
    assert ladders(reading(cases, cases.at(State.ASSIGNED), "bob")) == []


def test_each_rung_says_whether_and_when_it_was_reached(cases: Cases) -> None:
    (found,) = ladders(reading(cases, late(cases), "bob"))
    assert found.clock == "Nhận xử lý"
    assert [(rung.label, rung.reached, rung.at) for rung in found.rungs] == [
        ("Nhắc hạn", False, ""),
        ("Báo lên lãnh đạo cơ quan", True, "06/03/2026"),
        ("Đôn đốc", True, "06/03/2026"),
        ("Báo lên Thường trực cấp ủy", False, ""),
        ("Báo lên phiên giao ban và đầu mối cấp trên", False, ""),
    ]


def test_who_has_seen_it_is_named_to_offices_only(cases: Cases) -> None:
    ref = late(cases)
    with unit_of_work() as session:
        told = session.query(Notice).join(CaseEvent, CaseEvent.id == Notice.event_id)
        for notice in told.filter(CaseEvent.kind == "escalated"):
            notice.read_at = cases.now
    (office,) = ladders(reading(cases, ref, "frank"))
    (agency,) = ladders(reading(cases, ref, "dan"))
    assert [rung.seen_by for rung in office.rungs] == ["", "Dora", "Bob", "", ""]
    assert [rung.seen_by for rung in agency.rungs] == ["", "người nhận", "người nhận", "", ""]


def test_a_witness_sees_no_ladder(cases: Cases) -> None:
    assert ladders(reading(cases, late(cases), "alice")) == []


def test_after_the_end_the_highest_ladder_stays_in_sight(cases: Cases) -> None:
    ref = late(cases)
    cases.do("dan", ref, "accept")
    cases.do("dan", ref, "resolve")
    (found,) = ladders(reading(cases, ref, "bob"))
    assert found.clock == "Nhận xử lý"
