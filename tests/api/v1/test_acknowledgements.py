"""A program says that its person has seen a rung."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.actions.escalate import sweep
from tests.api.v1.conftest import Program
from tests.cases import Cases
from tests.casework.stored import events_of, last_event
from workflows.states import State


@pytest.fixture
def late(cases: Cases) -> str:
    """A case whose second rung was climbed: Dora was told."""
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + timedelta(days=2))
    return ref


def test_it_is_written_down_once(program: Program, late: str) -> None:
    seq = last_event(late).seq
    path = f"/cases/{late}/acknowledgements"
    assert program.post("dora", path, {"event": seq}).status_code == 201
    assert program.post("dora", path, {"event": seq}).status_code == 409
    assert [each.kind for each in events_of(late)].count("acknowledged") == 1
    history = program.get("bob", f"/cases/{late}/events").json["events"]
    assert history[-1]["kind"] == "acknowledged"
    assert history[-1]["person"] == "Dora"
    assert program.get("dan", f"/cases/{late}/events").json["events"][-1]["person"] is None


@pytest.mark.parametrize(
    ("who", "given", "status"),
    [
        ("eve", {"event": 4}, 404),
        ("bob", {"event": 4}, 403),
        ("ada", {"event": 4}, 403),
        ("dora", {"event": 1}, 422),
        ("dora", {"event": "4"}, 422),
        ("dora", {}, 422),
        ("dora", {"event": 4, "x": 1}, 422),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    program: Program, late: str, who: str, given: dict[str, object], status: int
) -> None:
    answer = program.post(who, f"/cases/{late}/acknowledgements", given)
    assert answer.status_code == status
    assert last_event(late).kind == "escalated"


def test_late_without_a_reason_is_said_of_the_case(
    program: Program, cases: Cases, late: str
) -> None:
    assert program.get("bob", f"/cases/{late}").json["unexplained"] is True
    cases.do("dan", late, "explain", cases.now + timedelta(days=3))
    assert program.get("bob", f"/cases/{late}").json["unexplained"] is False
    assert "unexplained" not in program.get("alice", f"/cases/{late}").json
