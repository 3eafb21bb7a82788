"""A spreadsheet of rows: every text stays text, nothing in it runs (reliability.md B3)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

Cell = str | int | date | None

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 -- the writer takes times without a zone
DATE_FORMAT = "dd/mm/yyyy"
PROGRESS_EVERY = 500


def write_workbook(
    sheet_name: str,
    headings: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
    *,
    progress: Callable[[int], None],
    footer: str = "",
) -> bytes:
    """An XLSX file; ``headings`` are names with widths in characters, ``footer`` is printed
    below each page.

    ``progress`` hears how many rows are written, every few hundred and at the end.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    # Left to itself the writer reads the clock of the machine, and the same rows give another file.
    book.set_properties({"created": NO_TIME})
    sheet = book.add_worksheet(sheet_name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": DATE_FORMAT, "align": "left"})
    sheet.freeze_panes(1, 0)
    if footer:
        sheet.set_footer(f"&L{footer}")
    for column, (name, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    done = 0
    for done, cells in enumerate(rows, start=1):
        _write(sheet, done, cells, day)
        if done % PROGRESS_EVERY == 0:
            progress(done)
    sheet.autofilter(0, 0, done, len(headings) - 1)
    book.close()
    progress(done)
    return stream.getvalue()


def _write(sheet: Any, line: int, cells: Sequence[Cell], day: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(line, column, cell)
        elif isinstance(cell, int):
            sheet.write_number(line, column, cell)
        elif cell is not None:
            sheet.write_datetime(line, column, cell, day)
