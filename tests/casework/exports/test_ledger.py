"""The ledger as a spreadsheet."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from openpyxl import load_workbook

from casework.exports.ledger import ledger_workbook
from casework.figures.ledger import LedgerRow
from casework.figures.window import window
from tests.workflows.days import OFFICIAL
from workflows.figures.cells import CELLS
from workflows.figures.periods import period_of
from workflows.figures.shares import Spread

NOW = datetime(2026, 4, 10, tzinfo=UTC)


def test_each_agency_is_a_row_of_numbers() -> None:
    row = LedgerRow(1, "=SUM(A1)", outside=False)
    row.cells["received"] = 8
    row.stages["in_progress"] = Spread(5.5, 24, 6)
    asked = window(period_of("2026-03-01..2026-03-15"), OFFICIAL, as_of=NOW, now=NOW)
    sheet = load_workbook(io.BytesIO(ledger_workbook([row], asked, language="vi"))).active
    assert sheet is not None
    assert sheet.title == "Cơ quan 2026-03-01 2026-03-15"
    values = [cell.value for cell in sheet[2]]
    assert values[0] == "=SUM(A1)"
    assert sheet["A2"].data_type == "s"
    assert values[1 + list(CELLS).index("received")] == 8
    assert values[-2:] == ["5.5", 24]
