"""The calendar as a sheet of comma-separated values, with the columns of overrides.csv.

``working`` is yes (a make-up day), no (a day off) or week: the date is no exception any more.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import StringIO
from typing import Final

from casework.calendar.changes import Change
from casework.errors import BadInput
from casework.text import clean
from workflows.calendar import Day
from workflows.words import Label

COLUMNS: Final = ("date", "working", "vi", "en", "source", "provisional")
AS_THE_WEEK: Final = "week"
MOST_ROWS: Final = 2_000
MOST_BYTES: Final = 200_000
_YES_OR_NO: Final = {"yes": True, "no": False}

_WRONG_COLUMNS = Label(
    f"Dòng đầu phải ghi các cột: {', '.join(COLUMNS)}.",
    f"The first line must name the columns {', '.join(COLUMNS)}.",
)
_UNREADABLE = Label("không đọc được.", "it cannot be read.")
_TOO_MANY = Label(f"Quá {MOST_ROWS} dòng.", f"More than {MOST_ROWS} lines.")


def read_changes(text: str) -> list[Change]:
    """The rows as changes, in their order; raises BadInput for ``file`` and names the line.

    Only what can be read at all is asked here; whether it makes sense, ``changes.edited`` knows.
    """
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise BadInput("file", _WRONG_COLUMNS)
        return list(_read(rows))
    except csv.Error:
        raise _bad(rows.line_num, _UNREADABLE) from None


def write_changes(changes: Iterable[Change]) -> str:
    """The sheet that reads back as these changes."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for change in changes:
        writer.writerow(_cells(change))
    return sheet.getvalue()


def _read(rows: csv.DictReader[str]) -> Iterator[Change]:
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise BadInput("file", _TOO_MANY)
        if None in row or None in row.values():
            raise _bad(rows.line_num, _UNREADABLE)
        yield _change(row, rows.line_num)


def _change(row: Mapping[str, str], line: int) -> Change:
    try:
        when = date.fromisoformat(row["date"].strip())
        working = row["working"].strip().lower()
        if working == AS_THE_WEEK:
            return Change(when, None)
        day = Day(
            date=when,
            working=_YES_OR_NO[working],
            name=Label(clean("file", row["vi"]), clean("file", row["en"])),
            source=clean("file", row["source"]),
            provisional=_YES_OR_NO[row["provisional"].strip().lower()],
        )
    except (ValueError, KeyError, BadInput):
        raise _bad(line, _UNREADABLE) from None
    return Change(when, day)


def _cells(change: Change) -> tuple[str, ...]:
    day = change.day
    if day is None:
        return (change.date.isoformat(), AS_THE_WEEK, "", "", "", "")
    return (
        change.date.isoformat(),
        _word(day.working),
        day.name.vi,
        day.name.en,
        day.source,
        _word(day.provisional),
    )


def _word(told: bool) -> str:  # noqa: FBT001 -- one truth, written out
    return "yes" if told else "no"


def _bad(line: int, because: Label) -> BadInput:
    return BadInput("file", Label(f"Dòng {line}: {because.vi}", f"Line {line}: {because.en}"))
