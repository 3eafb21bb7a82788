"""Cells of the ledger hang together: parts make wholes, rates count parts of what they divide by."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

from workflows.figures.cells import CELLS, RATES
from workflows.figures.words import DONE, Entry, Exit, Outcome

ENTRIES = (Entry.BEFORE, Entry.RECEIVED, Entry.REWORK)
EXITS = (*DONE, Exit.LATE, Exit.SOON, Exit.AHEAD, Exit.RETURNED, Exit.TAKEN)
ROWS = [
    SimpleNamespace(entry=entry, exit=exit_, outcome=outcome, late_original=late, recurs=recurs)
    for entry, exit_, late, recurs in product(ENTRIES, EXITS, (False, True), (False, True))
    for outcome in (Outcome if exit_ in DONE else (None,))
    if exit_ in DONE or not recurs
]


def counted(name: str) -> int:
    return sum(CELLS[name].holds(row) for row in ROWS)


def test_everything_was_carried_over_or_received() -> None:
    assert counted("to_handle") == len(ROWS) == counted("before") + counted("received")


def test_parts_make_wholes() -> None:
    assert counted("open") == sum(map(counted, ("open_late", "open_soon", "open_ahead")))
    assert counted("done") == sum(map(counted, ("done_early", "done_on_day", "done_late")))
    assert counted("done") == counted("on_time") + counted("done_late")
    assert counted("late") == counted("open_late") + counted("done_late")
    known = ("confirmed", "unconfirmed", "disputed", "said_not_fixed", "waiting", "reopened")
    assert counted("done") == sum(map(counted, known))


def test_a_rate_counts_a_part_of_what_it_divides_by() -> None:
    for part, whole in RATES.values():
        for row in ROWS:
            assert CELLS[whole].holds(row) or not CELLS[part].holds(row)


def test_every_cell_is_said_in_both_languages() -> None:
    assert all(cell.label.vi and cell.label.en for cell in CELLS.values())
