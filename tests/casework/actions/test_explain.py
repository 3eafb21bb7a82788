"""The holder's written reason for being late; the lateness stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.errors import NotAllowed, NotFound
from tests.cases import Cases
from tests.casework.stored import last_event, payload, row_of, told
from workflows.machine import NotPossible
from workflows.states import State

LATER = timedelta(days=9)


def test_the_reason_is_kept_beside_the_clock_and_moves_none(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    due, version = row_of(ref).due_at, row_of(ref).version
    cases.do("dan", ref, "explain", cases.now + LATER, reason="Thiếu phương tiện.")
    said = last_event(ref)
    assert (said.kind, said.body["clock"]) == ("explained", "1.2.assigned")
    assert payload(said) == {"reason": "Thiếu phương tiện."}
    assert (row_of(ref).due_at, row_of(ref).version) == (due, version)


def test_the_coordinators_are_told(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "explain", cases.now + LATER)
    assert told(last_event(ref)) == {"bob", "carol"}


def test_a_stranger_finds_no_case(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    with pytest.raises(NotFound):
        cases.do("eve", ref, "explain", cases.now + LATER)


@pytest.mark.parametrize(("state", "who"), [(State.ASSIGNED, "bob"), (State.RESOLVED, "dan")])
def test_only_the_holder_explains(cases: Cases, state: State, who: str) -> None:
    ref = cases.at(state)
    with pytest.raises(NotAllowed):
        cases.do(who, ref, "explain", cases.now + LATER)


def test_what_is_not_late_needs_no_reason(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "explain")
