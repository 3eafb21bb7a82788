"""The history for programs: by circle, and never who witnessed or when to the hour."""

from __future__ import annotations

import pytest

from tests.api.v1.conftest import Program
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def kinds(program: Program, who: str, ref: str) -> list[str]:
    return [each["kind"] for each in program.get(who, f"/cases/{ref}/events").json["events"]]


def test_everybody_reads_their_own_part(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("alice", ref, "note", text="Tối qua vẫn hôi.")
    cases.do("bob", ref, "remind")
    assert kinds(program, "bob", ref)[-2:] == ["noted", "reminded"]
    assert kinds(program, "dan", ref)[-2:] == ["accepted", "reminded"]
    assert kinds(program, "alice", ref)[-2:] == ["accepted", "noted"]


def test_an_official_is_named_to_offices_only(program: Program, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    named = {
        who: {each["person"] for each in program.get(who, f"/cases/{ref}/events").json["events"]}
        for who in ("bob", "dan", "alice")
    }
    assert named == {"bob": {None, "Bob", "Dan"}, "dan": {None}, "alice": {None}}


@pytest.mark.parametrize("who", ["bob", "carol", "frank", "grace", "dan", "olga"])
def test_nothing_tells_who_reported_or_at_what_hour(
    program: Program, cases: Cases, cast: Cast, who: str
) -> None:
    ref = cases.at(State.CLOSED)
    history = program.get(who, f"/cases/{ref}/events")
    for text in (history.text, program.get(who, f"/cases/{ref}").text):
        assert "alice" not in text.lower()
    witnessed = [
        each for each in history.json["events"] if each["kind"] in {"reported", "confirmed"}
    ]
    assert [(each["at"], each["person"]) for each in witnessed] == [("2026-03-02", None)] * 2
    officials = [each for each in history.json["events"] if each["kind"] == "accepted"]
    assert officials[0]["at"] == "2026-03-02T09:00:00+07:00"


def test_a_sensitive_matter_shows_no_hour_at_all(program: Program, cases: Cases) -> None:
    ref = cases.reported(type="official_conduct")
    cases.do("carol", ref, "assess")
    history = program.get("carol", f"/cases/{ref}/events").json["events"]
    assert {each["at"] for each in history} == {"2026-03-02"}
    read = program.get("carol", f"/cases/{ref}").json
    assert (read["state_since"], read["held_since"]) == ("2026-03-02", "2026-03-02")


def test_a_stranger_finds_no_history(program: Program, cases: Cases) -> None:
    ref = cases.reported()
    for who, status in (("wendy", 404), ("eve", 404), ("ada", 403)):
        assert program.get(who, f"/cases/{ref}/events").status_code == status
