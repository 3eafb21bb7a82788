"""The deadlines of a case for programs."""

from __future__ import annotations

from tests.api.v1.conftest import Program
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def clocks(program: Program, who: str, ref: str) -> dict[str, dict[str, object]]:
    found = program.get(who, f"/cases/{ref}/deadlines").json["deadlines"]
    return {each["key"]: each for each in found}


def test_a_deadline_explains_itself(program: Program, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    found = clocks(program, "bob", ref)
    first = found["1.first_response"]
    # Ten working days from Monday 2 March: two weekends are passed over.
    assert first["due"] == "2026-03-16T23:59:59+07:00"
    assert (first["counted_days"], first["days_off"]) == (10, 4)
    assert first["source"] == "legal"


def test_a_deadline_that_moved_says_by_which_event(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert clocks(program, "bob", ref)["1.case"]["moves"] == []
    cases.do("dan", ref, "ask_extension", days=5)
    cases.do("bob", ref, "decide_extension")
    found = program.get("bob", f"/cases/{ref}/deadlines").json["deadlines"]
    case = next(each for each in found if each["key"] == "1.case")
    assert [each["kind"] for each in case["moves"]] == ["extension_decided"]
    assert case["moves"][0]["to"] == case["due"]


def test_a_witness_reads_what_is_promised_to_the_people(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead")
    kinds = {each["kind"] for each in clocks(program, "alice", ref).values()}
    assert kinds == {"case", "first_response"}
    kinds = {each["kind"] for each in clocks(program, "dan", ref).values()}
    assert {"case", "custody", "stage", "directive"} <= kinds


def test_who_is_only_asked_to_confirm_reads_none(
    program: Program, cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "name_confirmer", confirmers=[cast.person("amy")])
    assert program.get("amy", f"/cases/{ref}/deadlines").status_code == 403


def test_a_stranger_finds_none(program: Program, cases: Cases) -> None:
    ref = cases.reported()
    assert program.get("wendy", f"/cases/{ref}/deadlines").status_code == 404
