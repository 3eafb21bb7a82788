"""The life of a case as a line."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.views.rail import Stop, rail
from casework.actions.escalate import sweep
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import ENVIRONMENT, POLICE
from workflows.states import MAIN_LINE, State


def stops(cases: Cases, ref: str, who: str = "bob") -> dict[str, Stop]:
    return {stop.label: stop for stop in rail(reading(cases, ref, who))}


@pytest.mark.parametrize("state", MAIN_LINE)
def test_what_lies_behind_is_done_and_what_lies_ahead_is_next(cases: Cases, state: State) -> None:
    found = rail(reading(cases, cases.at(state), "bob"))
    here = MAIN_LINE.index(state)
    expected = ["done"] * here + ["current"] + ["next"] * (len(MAIN_LINE) - here - 1)
    assert [stop.status for stop in found] == expected
    assert [bool(stop.at) for stop in found] == [place <= here for place in range(len(MAIN_LINE))]


def test_dates_and_holders_are_said(cases: Cases) -> None:
    found = stops(cases, cases.at(State.IN_PROGRESS))
    assert found["Mới tiếp nhận"].at == "02/03/2026"
    assert found["Mới tiếp nhận"].holder == "Xã Suối Mây"
    assert found["Đã giao"].holder == found["Đang xử lý"].holder == ENVIRONMENT
    assert found["Đã kết thúc"].holder == ""


def test_a_case_is_passed_on_to_an_agency_outside(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", lead=cases.cast.agency(POLICE))
    assert stops(cases, ref)["Đã chuyển"].status == "current"


@pytest.mark.parametrize(
    ("state", "label"), [(State.DECLINED, "Không đưa vào xử lý"), (State.MERGED, "Đã gộp")]
)
def test_an_end_on_the_side_closes_the_line(cases: Cases, state: State, label: str) -> None:
    found = rail(reading(cases, cases.at(state), "bob"))
    assert [stop.label for stop in found] == ["Mới tiếp nhận", label]
    assert found[-1].status == "current"


def test_a_late_stretch_stays_late_though_the_case_went_on(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=7)
    sweep(now=cases.now)
    cases.do("dan", ref, "accept")
    found = stops(cases, ref)
    assert found["Đã giao"].late
    assert not found["Mới tiếp nhận"].late
    assert not found["Đang xử lý"].late


def test_a_witness_is_not_shown_whose_desk_was_late(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=7)
    assert stops(cases, ref)["Đã giao"].late
    assert not any(stop.late for stop in stops(cases, ref, "alice").values())


def test_a_pause_marks_its_stretch(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause")
    found = stops(cases, ref)
    assert found["Đang xử lý"].paused
    assert not found["Đã giao"].paused


def test_rework_goes_back_along_the_line(cases: Cases) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "rework")
    found = stops(cases, ref)
    assert found["Đang xử lý"].status == "current"
    assert found["Đã báo kết quả"].status == "next"
    assert found["Đã báo kết quả"].at == ""


def test_a_reopened_case_starts_again_with_its_agency(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.now += timedelta(days=3)
    cases.do("bob", ref, "reopen", lead=cases.cast.agency(ENVIRONMENT))
    found = stops(cases, ref)
    assert found["Đã giao"].status == "current"
    assert found["Đã giao"].at == "05/03/2026"
    assert found["Đã phân loại"].status == "done"
    assert found["Đang xử lý"].status == "next"


def test_a_case_referred_up_before_it_was_weighed_again_stands_at_the_start(
    cases: Cases,
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "refer_up")
    found = rail(reading(cases, ref, "carol"))
    assert [stop.status for stop in found] == ["current"] + ["next"] * 6
    assert found[0].holder == "Tỉnh An Minh"
