"""The ledger of agencies as a spreadsheet: every cell, each rate beside what it was counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casework.exports.workbook import Cell, write_workbook
from casework.figures.ledger import LedgerRow
from casework.figures.window import Window
from workflows.figures.cells import CELLS
from workflows.words import Label

SHEET = Label("Cơ quan", "Agencies")
NAME = Label("Cơ quan", "Agency")
STAGES = {
    "assigned": Label("Nhận việc", "Taking up"),
    "in_progress": Label("Xử lý", "Handling"),
}
MEDIAN = Label("trung vị, ngày làm việc", "median, working days")
P90 = Label("90% không quá, ngày làm việc", "90% at most, working days")


def ledger_workbook(rows: Sequence[LedgerRow], window: Window, *, language: str) -> bytes:
    """One row an agency, all cells; the sheet is named by the period."""
    headings = [(NAME.say(language), 40)]
    headings += [(cell.label.say(language), 12) for cell in CELLS.values()]
    for stage in STAGES.values():
        headings += [(f"{stage.say(language)}: {each.say(language)}", 14) for each in (MEDIAN, P90)]
    name = f"{SHEET.say(language)} {window.period.code}".replace("..", " ")[:31]
    return write_workbook(
        name, headings, (tuple(_cells(row)) for row in rows), progress=lambda _done: None
    )


def _cells(row: LedgerRow) -> Iterator[Cell]:
    yield row.name
    yield from (row.cells[name] for name in CELLS)
    for stage in STAGES:
        found = row.stages.get(stage)
        yield None if found is None else f"{found.median:g}"
        yield None if found is None else found.p90
