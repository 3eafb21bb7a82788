"""A report as a spreadsheet: every table, charts beside those that are drawn, and nothing to repair."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook

from casework.reports.paper import footer
from casework.reports.spreadsheet import report_workbook
from casework.reports.tables import Tables
from tests.casework.reports.conftest import MakeReport
from tests.packages import faults


def made(make: MakeReport, code: str = "2026-03") -> bytes:
    report = make(code)
    return report_workbook(Tables(report.figures or {}, report.names or {}), {}, footer(report))


def test_there_is_a_sheet_for_each_table(make: MakeReport) -> None:
    book = load_workbook(io.BytesIO(made(make)))
    assert book.sheetnames == [
        "Tổng hợp", "Theo tháng", "Theo lĩnh vực", "Theo địa bàn", "Theo mức độ",
        "Đúng hạn theo lĩnh vực", "Tuổi của việc đang xử lý", "Cơ quan", "Trễ hạn",
    ]  # fmt: skip
    assert book["Tổng hợp"]["B2"].value == 14


def test_charts_stand_beside_their_tables_and_point_at_their_cells(make: MakeReport) -> None:
    book: Any = load_workbook(io.BytesIO(made(make)))
    charts = {page.title: page._charts for page in book if page._charts}
    assert set(charts) == {"Theo tháng", "Đúng hạn theo lĩnh vực", "Tuổi của việc đang xử lý"}
    (trend,) = charts["Theo tháng"]
    assert trend.ser[0].val.numRef.f == "'Theo tháng'!$C$2:$C$13"
    assert book["Theo tháng"]["C13"].value == 11


def test_excel_has_nothing_to_repair(make: MakeReport) -> None:
    assert faults(made(make)) == []


def test_a_period_of_nothing_has_tables_and_no_charts(make: MakeReport) -> None:
    book: Any = load_workbook(io.BytesIO(made(make, "2025-11")))
    assert not any(page._charts for page in book)
    assert "Đúng hạn theo lĩnh vực" not in book.sheetnames
