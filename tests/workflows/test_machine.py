"""The state machine moves as the table says, and says why when it does not."""

from __future__ import annotations

import pytest

from tests import table
from tests.table import situation
from tests.workflows.situations import facts_of
from workflows import guards
from workflows.actors import Standing
from workflows.machine import NOT_FROM_HERE, NotPossible, next_state, possible, unmet_guard
from workflows.types import CASE_TYPES

POLLUTION = CASE_TYPES["pollution"]
MOVES = [(row.action, *move) for row in table.ROWS.values() for move in row.moves.items()]
WRONG = [
    (row.action, state)
    for row in table.ROWS.values()
    for state in table.STATES
    if state not in row.moves
]


def fitting(action: str, state: str) -> table.Situation:
    """The first situation in this state in which the table lets somebody do the action."""
    return next(
        case
        for case in table.situations()
        if case.state == state
        and any(table.verdict(action, case, frozenset({w})) == "done" for w in table.STANDINGS)
    )


@pytest.mark.parametrize(("action", "before", "after"), MOVES)
def test_an_action_moves_the_case_as_the_table_says(action: str, before: str, after: str) -> None:
    facts = facts_of(fitting(action, before))
    assert next_state(POLLUTION, POLLUTION.by_name[action], facts).value == after


@pytest.mark.parametrize(("action", "state"), WRONG)
def test_a_wrong_state_is_refused_and_said_so(action: str, state: str) -> None:
    with pytest.raises(NotPossible) as refused:
        next_state(POLLUTION, POLLUTION.by_name[action], facts_of(situation(state)))
    assert refused.value.because == NOT_FROM_HERE


def test_an_unmet_guard_is_refused_with_its_own_sentence() -> None:
    with pytest.raises(NotPossible) as refused:
        next_state(POLLUTION, POLLUTION.by_name["close"], facts_of(situation("feedback")))
    assert refused.value.because == guards.DISPUTED.because
    assert str(refused.value) == guards.DISPUTED.because.vi


def test_the_first_unmet_guard_is_the_one_told() -> None:
    ask = POLLUTION.by_name["ask_extension"]
    both = facts_of(situation("in_progress", "extension_asked", "overdue"))
    assert unmet_guard(ask, both) is guards.NO_EXTENSION_ASKED
    assert unmet_guard(ask, facts_of(situation("in_progress"))) is None


def test_the_machine_forgets_the_cases_it_moved() -> None:
    assess = POLLUTION.by_name["assess"]
    facts = facts_of(situation("reported"))
    assert {next_state(POLLUTION, assess, facts) for _ in range(3)} == {"assessed"}


@pytest.mark.parametrize("state", table.STATES)
def test_nobody_can_do_anything_without_a_standing(state: str) -> None:
    assert possible(POLLUTION, facts_of(situation(state)), frozenset()) == ()


def test_possible_actions_come_in_the_order_of_the_life_cycle() -> None:
    facts = facts_of(situation("reported"))
    found = [each.name for each in possible(POLLUTION, facts, frozenset(Standing))]
    assert found == [name for name in table.ROWS if name in found]
    assert found[:3] == ["assess", "decline", "merge"]
