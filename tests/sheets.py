"""Reading back the spreadsheets we write."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def sheet_of(content: bytes) -> Worksheet:
    """The only sheet of an XLSX file."""
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    return sheet


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """Its values, the headings first."""
    return list(sheet_of(content).iter_rows(values_only=True))
