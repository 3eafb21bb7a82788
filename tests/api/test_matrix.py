"""Role × action × state × {page, JSON}: every cell answers as the table of design §2 says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.api.matrix import SURFACES, differences, expected_of, marked_cells, plain_cells
from tests.api.matrix_world import Cell, World
from tests.conftest import MORNING
from tests.databases import Databases
from tests.table import NO_CASE_ROUTE, ROWS, STATES, situation, standings_of
from workflows import guards, machine
from workflows.actors import Standing
from workflows.definition import Action, Guard
from workflows.facts import Facts
from workflows.lifecycle import LIFE_CYCLE

# Guarded twice, so that losing one guard shows nowhere outside: who decides an objection is
# somebody only while one is open, and the command asks again who owns the directive.
TWICE = {("dismiss_objection", guards.OBJECTED)}
NARROWED_TWICE = {"answer_directive"}
# Nobody reaches these over HTTP: only the system lapses a case. tests/workflows removes them.
BY_PEOPLE = [action for action in LIFE_CYCLE if action.name != "lapse"]


@pytest.fixture(scope="module")
def world(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One application for all cells."""
    with closing(World(databases, template, tmp_path_factory.mktemp("matrix"), MORNING)) as world:
        yield world


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("surface", SURFACES)
def test_every_action_of_everybody_answers_as_the_table_says(
    world: World, surface: str, state: str
) -> None:
    cells = [cell for cell in plain_cells(surface) if cell.case.state == state]
    assert list(differences(world, cells)) == []


@pytest.mark.parametrize("surface", SURFACES)
def test_marks_on_the_case_change_the_answers_as_the_table_says(world: World, surface: str) -> None:
    assert list(differences(world, marked_cells(surface))) == []


def test_the_matrix_has_every_role_action_and_state() -> None:
    cells = list(plain_cells("json"))
    assert {cell.action for cell in cells} == set(ROWS) == {each.name for each in LIFE_CYCLE}
    assert {cell.case.state for cell in cells} == set(STATES)
    seen_as = {
        standing
        for cell in [*cells, *marked_cells("json")]
        for standing in standings_of(cell.name, cell.case)
    }
    assert {"reporter", "coordinator", "coordinator_above", "decider", "committee"} <= seen_as
    assert {"lead", "reader"} <= seen_as
    assert {cell.name for cell in cells} >= NO_CASE_ROUTE


def test_every_action_of_people_succeeds_somewhere() -> None:
    done = {
        cell.action
        for cell in [*plain_cells("json"), *marked_cells("json")]
        if expected_of(cell) == "done"
    }
    # Only official conduct asks for a status, and the standard case is pollution; who may say it
    # is tried in tests/casework/actions/test_notes.py.
    assert done | {"status_note"} == {action.name for action in BY_PEOPLE}


def test_whatever_is_written_is_noticed(world: World) -> None:
    note = Cell(situation("assessed"), "note", "bob", "json")
    world.go(note.case)
    assert not world.writes.any()
    assert world.send(note) == 200
    assert world.writes.any()
    world.go(note.case)
    assert not world.writes.any()


@pytest.mark.parametrize("action", BY_PEOPLE, ids=lambda action: action.name)
def test_letting_anybody_who_sees_the_case_act_turns_it_red(
    world: World, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = Action.allowed

    def anybody(self: Action, facts: Facts) -> frozenset[Standing]:
        return frozenset(Standing) if self.name == action.name else allowed(self, facts)

    monkeypatch.setattr(Action, "allowed", anybody)
    assert reddens(world, suspects(action, "403"))


@pytest.mark.parametrize(
    ("action", "guard"),
    [
        (action, guard)
        for action in BY_PEOPLE
        for guard in action.guards
        if (action.name, guard) not in TWICE
    ],
    ids=lambda each: each.name if isinstance(each, Action) else each.because.en,
)
def test_removing_any_one_guard_turns_it_red(
    world: World, action: Action, guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_but_one(asked: Action, facts: Facts) -> Guard | None:
        left = (g for g in asked.guards if asked.name != action.name or g is not guard)
        return next((g for g in left if not g.holds(facts)), None)

    monkeypatch.setattr(machine, "unmet_guard", all_but_one)
    assert reddens(world, suspects(action, "409"))


@pytest.mark.parametrize(
    "action",
    [each for each in BY_PEOPLE if each.narrows and each.name not in NARROWED_TWICE],
    ids=lambda action: action.name,
)
def test_forgetting_who_else_may_act_turns_it_red(
    world: World, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = Action.allowed

    def unnarrowed(self: Action, facts: Facts) -> frozenset[Standing]:
        return self.by if self.name == action.name else allowed(self, facts)

    monkeypatch.setattr(Action, "allowed", unnarrowed)
    assert reddens(world, suspects(action, "403"))


def test_opening_the_routes_to_every_role_turns_it_red(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.guard.may", lambda *_asked: True)
    cells = [cell for cell in plain_cells("json") if cell.name in NO_CASE_ROUTE]
    assert reddens(world, iter(cells))


def suspects(action: Action, expected: str) -> Iterator[Cell]:
    """The cells of this action that are refused so though the state allows it; marked ones first."""
    states = ROWS[action.name].moves
    for cell in [*marked_cells("json"), *plain_cells("json")]:
        here = cell.action == action.name and cell.case.state in states
        if here and expected_of(cell) == expected:
            yield cell


def reddens(world: World, cells: Iterator[Cell]) -> bool:
    """Whether some cell now answers otherwise; the first is enough."""
    return next(differences(world, cells), None) is not None
