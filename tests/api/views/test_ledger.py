"""Numbers of the ledger as they are drawn and sorted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from api.views.ledger import cells_of, ledger_view, periods_to_choose, spread_words
from casework.figures.ledger import LedgerRow
from workflows.figures.cells import CELLS
from workflows.figures.shares import Spread


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def row(name: str, **cells: int) -> LedgerRow:
    found = LedgerRow(len(name), name, outside=False)
    found.cells.update(cells)
    return found


FEW = row("Một", done=1, on_time=1, received=1)
GOOD = row("Tốt nhất", done=20, on_time=19, received=20)
POOR = row("Kém", done=10, on_time=5, received=10)


def names(sort: str) -> list[str]:
    asked = {"sort": sort, "period": "2026-03"}
    return [line.name for line in ledger_view([FEW, GOOD, POOR], asked, suppressed=False).lines]


def test_one_quick_case_does_not_lead_the_table() -> None:
    assert names("on_time") == ["Tốt nhất", "Kém", "Một"]


def test_numbers_sort_by_size_and_names_by_letter() -> None:
    assert names("received") == ["Tốt nhất", "Kém", "Một"]
    assert names("name") == ["Kém", "Một", "Tốt nhất"]
    assert names("accept") == ["Kém", "Một", "Tốt nhất"]


def test_every_number_leads_to_its_cases() -> None:
    cells = cells_of(GOOD, {"period": "2026-03"})
    assert len(cells) == len(CELLS)
    assert dict(cells)["Cần xử lý"].href == f"/ledger/{GOOD.agency_id}/to_handle?period=2026-03"
    assert all(number.href for _, number in cells)


def test_readers_of_suppressed_figures_see_no_small_number_and_no_way_to_one() -> None:
    rows = [row("A", received=4, done=12, on_time_original=10, open_late=0), GOOD]
    view = ledger_view(rows, {"period": "2026-03"}, suppressed=True)
    received, open_late, done, on_time, _confirmed = view.lines[0].numbers
    assert (received.n, received.text) == (None, "ít hơn 5")
    assert open_late.n == 0
    assert done.n == 12
    # Ten of twelve would say that two were late.
    assert (on_time.n, on_time.text) == (None, "–")
    assert all(number.href is None for line in view.lines for number in line.numbers)
    assert all(line.href is None for line in view.lines)


def test_their_order_tells_nothing_either() -> None:
    rows = [row("B", received=4), row("A", received=1), row("C", received=3)]
    for sort in ("received", "confirmed", "handle"):
        view = ledger_view(rows, {"period": "2026-03", "sort": sort}, suppressed=True)
        assert [line.name for line in view.lines] == ["A", "B", "C"]
        assert [heading.href for heading in view.headings[1:]] == [""] * 5


def test_they_choose_among_the_months_that_are_over() -> None:
    codes = [code for code, _ in periods_to_choose(date(2026, 3, 9), months_only=True)]
    assert (codes[0], codes[-1], len(codes)) == ("2026-02", "2025-04", 11)


def test_days_are_said_with_the_commas_of_the_language() -> None:
    assert spread_words(Spread(5.5, 24, 6)) == "5,5 · 24"
    assert spread_words(None) == "–"


def test_periods_to_choose_have_all_begun() -> None:
    codes = [code for code, _ in periods_to_choose(date(2026, 3, 2))]
    assert codes[:3] == ["2026-03", "2026-02", "2026-01"]
    assert "2026-Q2" not in codes
    assert {"2026-Q1", "2025-Q4", "2026", "2025-9T"} <= set(codes)
