"""Fourteen calendar days after somebody was asked, silence ends a case, and only then."""

from __future__ import annotations

from datetime import UTC, datetime

from casework.actions.lapse import lapse_due
from tests.cases import Cases
from tests.casework.stored import kinds_of, row_of
from workflows.states import State

# Asked on Monday 2 March: the fourteenth day is Monday 16 March, to its end in Vietnam.
LAST_MOMENT = datetime(2026, 3, 16, 16, 59, 59, tzinfo=UTC)
AFTER = datetime(2026, 3, 16, 17, 0, tzinfo=UTC)


def test_the_fourteenth_day_still_belongs_to_the_people(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    assert lapse_due(now=LAST_MOMENT) == 0
    assert lapse_due(now=AFTER) == 1
    assert kinds_of(ref)[-1] == "lapsed"


def test_a_case_confirmed_meanwhile_is_left_alone(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "confirm", now=LAST_MOMENT)
    assert lapse_due(now=AFTER) == 0
    assert row_of(ref).verification == "confirmed"


def test_every_case_due_lapses_in_one_run(cases: Cases) -> None:
    refs = [cases.at(State.FEEDBACK) for _ in range(3)]
    assert lapse_due(now=AFTER) == 3
    assert {row_of(ref).verification for ref in refs} == {"unconfirmed"}
