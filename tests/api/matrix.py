"""Every person × action × situation × {page, JSON}, asked of the running application.

What is expected comes from ``tests/table.py``, typed by hand from design §2; what is here only
builds the cases, sends the requests and compares. Each situation is built once by real actions and
kept as a copied database file, which is laid back after every request that changed something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from tests.api.matrix_world import Cell, World
from tests.table import CAST, HTTP, ROWS, STATES, Situation, http_status, situation

SURFACES = ("page", "json")
# Everybody but doubles: whoever stands to the case as another of the same role does.
ACTING = tuple(name for name in CAST if name not in {"wendy", "paul", "uma"})
# The case does not exist for them, as for amy; a page need not be drawn for each.
STRANGERS = {"bill", "eve", "gus"}


@dataclass(frozen=True)
class Difference:
    """A cell that answered otherwise than the table says."""

    cell: Cell
    expected: str
    got: str


def differences(world: World, cells: Iterable[Cell]) -> Iterator[Difference]:
    """Where the application and the table disagree."""
    here: Situation | None = None
    for cell in cells:
        if cell.case != here:
            world.go(cell.case)
            here = cell.case
        expected, got = expected_of(cell), world.ask(cell)
        if got != expected:
            yield Difference(cell, expected, got)


def expected_of(cell: Cell) -> str:
    """``done`` or the status of the refusal, from the table."""
    status = http_status(cell.name, cell.action, cell.case)
    return "done" if status == HTTP["done"] else str(status)


def plain_cells(surface: str) -> Iterator[Cell]:
    """Every state without marks, every action, everybody."""
    for state, action, name in product(STATES, ROWS, ACTING):
        if surface == "page" and name in STRANGERS:
            continue
        yield Cell(situation(state), action, name, surface)


def marked_cells(surface: str) -> Iterator[Cell]:
    """Every action whose row speaks of a mark, where a case of that kind can stand so."""
    for states, marks in MARKED:
        for state in states.split():
            case = situation(state, *marks.split())
            for action, name in product(actions_about(case), ACTING):
                yield Cell(case, action, name, surface)


def actions_about(case: Situation) -> list[str]:
    """The actions whose row names one of the case's marks."""
    marks = case.marks | {"directive" for mark in case.marks if mark.startswith("directive")}
    return [
        action
        for action, row in ROWS.items()
        if marks & {need.removeprefix("not ") for need in row.needs}
        or any(marks & others for others in row.instead)
    ]


MARKED = (
    ("feedback", "disputed"),
    ("closed declined merged", "objected"),
    ("closed", "past_90_days"),
    ("reported assessed assigned in_progress", "at_the_top"),
    ("assigned in_progress", "paused"),
    ("in_progress", "overdue late"),
    ("in_progress", "overdue late pauses_spent"),
    ("in_progress", "extension_asked"),
    ("in_progress", "extension_asked extended"),
    ("in_progress", "extended extensions_spent"),
    ("in_progress", "hand_back_asked"),
    ("assessed in_progress", "category_asked"),
    ("in_progress closed", "hot_spot"),
    ("reported closed", "recurs"),
    ("assigned in_progress", "dialogue"),
    ("assigned in_progress", "directive_lead"),
    ("reported in_progress", "directive_coordinator"),
    ("assigned in_progress feedback", "statutory"),
    ("in_progress", "statutory statutory_spent"),
)
