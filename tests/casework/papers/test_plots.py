"""Charts that Word and Excel draw: their numbers are those of the table, and print tells them apart."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree as ET

import xlsxwriter
from openpyxl import load_workbook

from casework.papers.plots import CAME, LATE, TOLD, Plot, chart_of, in_a_paper
from tests.packages import faults

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LINE = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstDash"
TREND = Plot(
    "Theo tháng",
    ["Tháng", "Tiếp nhận", "Phản hồi", "Trễ hạn"],
    [("02/2026", 2, 0, 0), ("03/2026", 11, 5, 1)],
    ((1, CAME), (2, TOLD), (3, LATE)),
    lying=False,
    words="Tháng 03/2026: tiếp nhận 11.",
)
AGES = TREND._replace(series=((2, TOLD), (3, LATE)), lying=True)


def drawn(plot: Plot) -> ET.Element:
    return ET.fromstring(in_a_paper(plot)[0])  # noqa: S314 -- our own file


def cached(plot: Plot) -> list[list[str]]:
    return [
        [str(value.text) for value in series.iterfind(f"{CHART}val//{CHART}v")]
        for series in drawn(plot).iter(f"{CHART}ser")
    ]


def test_the_numbers_drawn_are_the_columns_of_the_table() -> None:
    assert cached(TREND) == [["2", "11"], ["0", "5"], ["0", "1"]]
    assert cached(AGES) == [["0", "5"], ["0", "1"]]


def test_the_workbook_of_a_chart_holds_its_table() -> None:
    workbook = in_a_paper(TREND)[1]
    page: Any = load_workbook(io.BytesIO(workbook)).active
    rows = list(page.iter_rows(values_only=True))
    assert rows == [tuple(TREND.headings), *TREND.rows]
    assert faults(workbook) == []


def test_what_is_late_is_a_dashed_line_over_bars_and_a_pattern_in_parts() -> None:
    standing, lying = drawn(TREND), drawn(AGES)
    (line,) = standing.iter(f"{CHART}lineChart")
    assert [each.get("val") for each in line.iter(LINE)] == ["dash"]
    assert not list(lying.iter(f"{CHART}lineChart"))
    assert [each.get("val") for each in lying.iter(f"{CHART}grouping")] == ["stacked"]


def test_one_chart_is_always_the_same_bytes() -> None:
    assert in_a_paper(TREND) == in_a_paper(TREND)


def test_nothing_to_be_seen_is_known() -> None:
    assert not TREND.is_empty
    assert TREND._replace(rows=[("02/2026", 0, 0, 0)]).is_empty
    assert TREND._replace(rows=[]).is_empty


def test_a_sheet_written_row_by_row_has_the_numbers_in_its_chart_too() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    page = book.add_worksheet(TREND.name)
    for number, row in enumerate([TREND.headings, *TREND.rows]):
        page.write_row(number, 0, row)
    page.insert_chart(0, 6, chart_of(book, TREND, page.name))
    book.close()
    read: Any = load_workbook(io.BytesIO(stream.getvalue())).active
    (chart,) = read._charts
    assert [ser.val.numRef.f for ser in chart.ser] == [
        "'Theo tháng'!$B$2:$B$3",
        "'Theo tháng'!$C$2:$C$3",
    ]
