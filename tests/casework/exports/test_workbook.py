"""A spreadsheet in which every text is text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from casework.exports.workbook import Cell, write_workbook
from tests.sheets import sheet_of

PAYLOADS = [
    f"{before}{start}{rest}"
    for before in ("", " ", "'", "\t", "\n")
    for start in "=+-@|＝＋－＠"
    for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x","y")')
] + ["http://example.com", "mailto:a@b", "0912345678", "1e5", "", "TRUE", "Đất đai"]


def written(rows: list[tuple[Cell, ...]]) -> tuple[list[list[Any]], list[int]]:
    heard: list[int] = []
    headings = [("Một", 10), ("Hai", 20), ("Ba", 12)]
    content = write_workbook("Quá hạn", headings, rows, progress=heard.append)
    return [list(row) for row in sheet_of(content).iter_rows()], heard


def test_rows_are_read_back_as_written() -> None:
    cells, _heard = written([("Xã Suối Mây", 3, date(2026, 11, 23)), ("", None, None)])
    assert [cell.value for cell in cells[0]] == ["Một", "Hai", "Ba"]
    text, number, day = cells[1]
    assert (text.value, number.value, day.value.date()) == ("Xã Suối Mây", 3, date(2026, 11, 23))
    assert day.number_format == "dd/mm/yyyy"


def test_the_same_rows_are_the_same_file_at_any_hour() -> None:
    def made() -> bytes:
        return write_workbook("Quá hạn", [("Một", 10)], [("Xã",)], progress=lambda _done: None)

    with time_machine.travel(datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC)):
        first = made()
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC)):
        assert made() == first


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_a_link_or_a_number(payload: str) -> None:
    cells, _heard = written([(payload, 1, None)])
    cell = cells[1][0]
    assert cell.data_type in {"s", "n" if payload == "" else "s"}
    assert (cell.value or "") == payload
    assert cell.hyperlink is None


def test_progress_is_heard_on_the_way_and_at_the_end() -> None:
    _cells, heard = written([("x", 1, None)] * 1_200)
    assert heard == [500, 1000, 1200]


def test_no_row_is_an_empty_list() -> None:
    cells, heard = written([])
    assert (len(cells), heard) == (1, [0])
