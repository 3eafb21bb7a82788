"""Each condition beyond state and role: where it holds, where it stops, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.table import MARKS, situation
from tests.workflows.situations import NOW, facts_of
from workflows import guards
from workflows.definition import Guard

ALL = {name: value for name, value in vars(guards).items() if isinstance(value, Guard)}
# A guard and the mark of the table that decides it; "not" where the mark makes it fail.
DECIDED_BY = {
    "NOT_DISPUTED": "not disputed",
    "DISPUTED": "disputed",
    "LAPSE_DUE": "lapse_due",
    "NOT_OBJECTED": "not objected",
    "OBJECTED": "objected",
    "WITHIN_90_DAYS": "not past_90_days",
    "RECURS": "recurs",
    "HAS_UNIT_ABOVE": "not at_the_top",
    "HAS_UNITS_BELOW": "at_the_top",
    "PAUSED": "paused",
    "NOT_PAUSED": "not paused",
    "PAUSE_LEFT": "not pauses_spent",
    "NOT_OVERDUE": "not overdue",
    "LATE_HERE": "late",
    "EXTENSION_ASKED": "extension_asked",
    "NO_EXTENSION_ASKED": "not extension_asked",
    "EXTENSION_LEFT": "not extensions_spent",
    "HAND_BACK_ASKED": "hand_back_asked",
    "NO_HAND_BACK_ASKED": "not hand_back_asked",
    "CATEGORY_ASKED": "category_asked",
    "NO_CATEGORY_ASKED": "not category_asked",
    "IN_HOT_SPOT": "hot_spot",
    "NOT_IN_HOT_SPOT": "not hot_spot",
    "STATUS_ASKED": "status_asked",
    "STATUTORY_RUNNING": "statutory",
    "STATUTORY_EXTENDABLE": "statutory",
    "DIRECTIVE_OPEN": "directive_lead",
    "HAS_DIALOGUE": "dialogue",
}


def test_every_guard_is_in_this_test() -> None:
    assert set(ALL) == set(DECIDED_BY)


@pytest.mark.parametrize("name", DECIDED_BY)
def test_a_guard_looks_at_its_mark_and_at_nothing_else(name: str) -> None:
    mark = DECIDED_BY[name].removeprefix("not ")
    refuses_the_mark = DECIDED_BY[name].startswith("not ")
    for other in {*MARKS} - {mark, "directive_coordinator"}:
        assert ALL[name].holds(facts_of(situation("feedback", other))) is refuses_the_mark
    assert ALL[name].holds(facts_of(situation("feedback", mark))) is not refuses_the_mark


@pytest.mark.parametrize("guard", ALL.values(), ids=list(ALL))
def test_a_refusal_is_a_sentence_in_both_languages(guard: Guard) -> None:
    assert (guard.because.vi[-1], guard.because.en[-1]) == (".", ".")
    assert guard.because.vi != guard.because.en


def within(ended_at: datetime | None) -> bool:
    facts = replace(facts_of(situation("closed")), ended_at=ended_at)
    return guards.WITHIN_90_DAYS.holds(facts)


def test_an_objection_is_possible_for_ninety_days_to_the_second() -> None:
    ninety = timedelta(days=90)
    assert within(NOW - ninety)
    assert not within(NOW - ninety - timedelta(microseconds=1))


def test_a_case_that_has_not_ended_is_not_objected_to() -> None:
    assert not within(None)
