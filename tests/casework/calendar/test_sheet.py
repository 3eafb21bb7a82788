"""The calendar as a sheet: read as it was written, refused with the line at fault."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from casework.calendar.changes import Change
from casework.calendar.sheet import COLUMNS, MOST_ROWS, read_changes, write_changes
from casework.errors import BadInput
from workflows.calendar import Day
from workflows.words import Label

HEAD = ",".join(COLUMNS) + "\n"
CHANGES = [
    Change(
        date(2026, 1, 2),
        Day(date(2026, 1, 2), False, Label('Nghỉ, "bù"', "Off"), "12729/VPCP", True),
    ),
    Change(
        date(2026, 1, 10), Day(date(2026, 1, 10), True, Label("Làm bù", "Make-up"), "12729", False)
    ),
    Change(date(2026, 1, 17), None),
]


def test_what_is_written_reads_back() -> None:
    assert read_changes(write_changes(CHANGES)) == CHANGES


def test_the_shipped_corrections_are_such_a_sheet() -> None:
    text = files("casework.calendar").joinpath("overrides.csv").read_text(encoding="utf-8")
    assert read_changes("\ufeff" + text.replace("\n", "\r\n")) == read_changes(text)
    assert write_changes(read_changes(text)) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "các cột"),
        ("date,working\n", "các cột"),
        ("working,date,vi,en,source,provisional\n", "các cột"),
        (HEAD + "2026-02-30,no,a,b,c,no\n", "Dòng 2"),
        (HEAD + "2026-02-03,no,a,b,c,no\n03/02/2026,no,a,b,c,no\n", "Dòng 3"),
        (HEAD + "2026-02-03,maybe,a,b,c,no\n", "Dòng 2"),
        (HEAD + "2026-02-03,no,a,b,c,perhaps\n", "Dòng 2"),
        (HEAD + "2026-02-03,no,a,b\n", "Dòng 2"),
        (HEAD + "2026-02-03,no,a,b,c,no,more\n", "Dòng 2"),
        (HEAD + "2026-02-03,no,a\u200bx,b,c,no\n", "Dòng 2"),
        (HEAD + '2026-02-03,no,"a,b,c,no\n', "Dòng"),
        (HEAD + "2026-02-03,no,a,b,c,no\n" * (MOST_ROWS + 1), "2000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        read_changes(text)
    assert refused.value.field == "file"
