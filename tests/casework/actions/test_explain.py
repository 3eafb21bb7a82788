"""The holder's written reason for being late; the lateness stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
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


def test_every_late_clock_of_the_desk_can_be_explained_the_one_that_is_over_too(
    cases: Cases,
) -> None:
    """The reason for taking a case up late is none for handling it late."""
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "accept", cases.now + LATER)
    later = cases.now + timedelta(days=60)
    file = open_file(db.session, row_of(ref), now=later)
    names = [clock.name for clock in file.late_here()]
    assert names[0] == "in_progress"
    assert {"assigned", "in_progress"} < set(names)
    for clock in file.late_here():
        cases.do("dan", ref, "explain", later, reason="Thiếu người.", clock=clock.key)
        assert last_event(ref).body["clock"] == clock.key
    said = open_file(db.session, row_of(ref), now=later)
    assert {clock.key for clock in said.late_here()} <= said.explained()


@pytest.mark.parametrize("clock", ["1.case", "9.9.nothing", "1.1.reported"])
def test_a_clock_that_was_not_missed_here_is_refused_by_name(cases: Cases, clock: str) -> None:
    ref = cases.at(State.ASSIGNED)
    with pytest.raises(BadInput) as refused:
        cases.do("dan", ref, "explain", cases.now + timedelta(days=60), clock=clock)
    assert refused.value.field == "clock"
    assert last_event(ref).kind == "assigned"


def test_a_desk_explains_its_own_lateness_and_not_the_one_before(cases: Cases) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "assess", cases.now + LATER)
    now = cases.now + LATER
    cases.do("bob", ref, "explain", now, clock="1.1.reported")
    cases.do("bob", ref, "assign", now)
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "explain", now)


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
