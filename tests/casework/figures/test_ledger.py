"""The ledger of March 2026 with a pencil, and the lines behind every number."""

from __future__ import annotations

import pytest

from casework.database import db
from casework.figures.ledger import LedgerRow, ledger, lines
from casework.units import read_tree
from tests.casework.figures.conftest import LATER, WindowOf
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.figures.cells import CELLS
from workflows.figures.shares import Share, Spread

# By hand from the table in test_custodies.py.
ENVIRONMENTS = {
    "to_handle": 10, "before": 2, "received": 8,
    "open": 3, "open_late": 2, "open_soon": 1, "open_ahead": 0,
    "done": 6, "done_early": 5, "done_on_day": 0, "done_late": 1,
    "on_time": 5, "on_time_original": 4, "late": 3,
    "confirmed": 1, "unconfirmed": 0, "disputed": 1, "said_not_fixed": 0, "waiting": 3,
    "reopened": 1, "recurs": 1,
    "returned": 1, "reassigned": 0, "rework_asked": 1, "extended": 1, "extension_refused": 0,
    "paused": 1, "recategorised": 1,
}  # fmt: skip


def by_name(rows: list[LedgerRow]) -> dict[str, LedgerRow]:
    return {row.name: row for row in rows}


def test_every_cell_is_as_counted_by_hand(window_of: WindowOf) -> None:
    found = by_name(ledger(db.session, window_of()))
    assert set(found) == {ENVIRONMENT, OFFICE, POLICE}
    assert found[ENVIRONMENT].cells == ENVIRONMENTS
    assert found[OFFICE].cells["confirmed"] == 1
    assert found[POLICE].cells["open_soon"] == 1


def test_rates_carry_both_numbers_and_days_their_spread(window_of: WindowOf) -> None:
    row = by_name(ledger(db.session, window_of()))[ENVIRONMENT]
    assert row.share("on_time_original") == Share(4, 6)
    assert row.share("on_time") == Share(5, 6)
    # A 5, B 24, D 3, E 2, F 6, L 14: half-way between 5 and 6.
    assert row.answered == Spread(5.5, 24, 6)
    assert row.stages["assigned"] == Spread(0, 1, 8)


@pytest.mark.parametrize("agency", [ENVIRONMENT, OFFICE, POLICE])
def test_behind_every_number_is_a_list_of_that_length(
    window_of: WindowOf, cast: Cast, agency: str
) -> None:
    window, tree, frank = window_of(as_of=LATER), read_tree(db.session), cast.actor("frank")
    row = by_name(ledger(db.session, window))[agency]
    for cell in CELLS:
        found = lines(db.session, frank, tree, window, agency=row.agency_id, cell=cell)
        assert (len(found.seen), found.unseen) == (row.cells[cell], 0), cell


def test_the_lines_are_the_cases_meant(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    tree, environment = read_tree(db.session), cast.agency(ENVIRONMENT)
    wanted = {"open_late": "CG", "done_late": "B", "disputed": "D", "returned": "K", "paused": "F"}
    for cell, letters in wanted.items():
        found = lines(
            db.session, cast.actor("frank"), tree, window_of(), agency=environment, cell=cell
        )
        assert {line.ref for line in found.seen} == {refs[letter] for letter in letters}


def test_an_agency_reads_its_own_numbers_and_not_the_case_it_gave_back(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    environment = cast.agency(ENVIRONMENT)
    (own,) = ledger(db.session, window_of(), environment)
    assert own.cells == ENVIRONMENTS
    found = lines(
        db.session, cast.actor("dan"), read_tree(db.session), window_of(),
        agency=environment, cell="returned",
    )  # fmt: skip
    assert (found.seen, found.unseen) == ([], 1)


def test_a_ledger_is_three_questions_and_the_names(window_of: WindowOf) -> None:
    from_everything = ledger(db.session, window_of("2026-Q1", LATER))
    assert sum(row.cells["to_handle"] for row in from_everything) == 12


def test_a_month_with_nothing_has_no_rows(window_of: WindowOf) -> None:
    assert ledger(db.session, window_of("2025-12", LATER)) == []
