"""The life cycle is the table of design §2, and every rule in it is needed."""

from __future__ import annotations

import pytest

from tests import table
from tests.workflows.situations import changes, differences, facts_of, without_check
from workflows.definition import Action
from workflows.lifecycle import LIFE_CYCLE, MAIN
from workflows.machine import next_state
from workflows.states import State
from workflows.types import CASE_TYPES

POLLUTION = CASE_TYPES["pollution"]


def test_the_life_cycle_has_the_actions_of_the_table_in_its_order() -> None:
    assert [action.name for action in LIFE_CYCLE] == list(table.ROWS)


def test_every_action_leads_where_the_table_says() -> None:
    found = {a.name: {k.value: v.value for k, v in a.moves.items()} for a in LIFE_CYCLE}
    assert found == {name: row.moves for name, row in table.ROWS.items()}


@pytest.mark.parametrize("slug", CASE_TYPES)
def test_every_case_type_follows_the_table(slug: str) -> None:
    assert list(differences(CASE_TYPES[slug])) == []


@pytest.mark.parametrize("name", table.ROWS)
def test_removing_or_adding_any_one_rule_breaks_the_table(name: str) -> None:
    action = POLLUTION.by_name[name]
    for what, changed in changes(action):
        mutant = without_check(POLLUTION, changed)
        assert next(differences(mutant), None), f"{name} {what}: nobody noticed"


@pytest.mark.parametrize("name", table.ROWS)
def test_every_guard_standing_and_move_of_an_action_was_taken_away_once(name: str) -> None:
    action = POLLUTION.by_name[name]
    tried = dict(changes(action))
    standings = len(action.by) if action.narrows else len(table.STANDINGS)
    rules = len(action.guards) + bool(action.narrows) + standings + len(table.STATES)
    assert len(tried) == rules


@pytest.mark.parametrize("action", MAIN, ids=lambda action: action.name)
def test_a_possible_action_reaches_the_state_of_the_table(action: Action) -> None:
    row = table.ROWS[action.name]
    for case in table.situations():
        if any(table.verdict(row.action, case, frozenset({w})) == "done" for w in table.STANDINGS):
            after = next_state(POLLUTION, POLLUTION.by_name[row.action], facts_of(case))
            assert after == row.moves[case.state]


@pytest.mark.parametrize("action", LIFE_CYCLE, ids=lambda action: action.name)
def test_every_action_has_words_in_both_languages(action: Action) -> None:
    label, done = action.label, action.done
    assert all((*label, *done))
    assert (done.vi[-1], done.en[-1]) == (".", ".")


def test_no_ended_case_is_without_a_way_back_in() -> None:
    reopen = POLLUTION.by_name["reopen"]
    assert {State.CLOSED, State.DECLINED, State.MERGED} <= set(reopen.moves)
