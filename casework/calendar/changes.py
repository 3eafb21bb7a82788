"""What an administrator may do to the calendar: set, rename, confirm or drop exceptions.

Every refusal names ``days.<n>.<field>`` of the change at fault and says the date, so that it can
be understood beside a form and below an imported file alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from casework.errors import BadInput
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

FIRST_DAY: Final = date(2020, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
LONGEST_NAME: Final = 120
LONGEST_SOURCE: Final = 60
_SATURDAY: Final = 5

NO_CHANGE = Label("Lịch chưa có gì thay đổi.", "Nothing of the calendar changes.")
_TWICE = Label("ngày này được nêu hai lần.", "this day is given twice.")
_OUTSIDE = Label("năm phải từ 2020 đến 2100.", "the year must be from 2020 to 2100.")
_ALREADY_OFF = Label(
    "ngày này là cuối tuần, vốn đã nghỉ. Nếu bỏ ngày làm bù, chọn “theo tuần”.",
    "this is a weekend and already off. To drop a make-up day, choose “as the week has it”.",
)
_ALREADY_WORKED = Label(
    "ngày này vốn là ngày làm việc. Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.",
    "this is a working day already. A make-up day must be a Saturday or a Sunday.",
)
_NO_ROW = Label(
    "ngày này không có trong lịch nên không bỏ được.", "this day is not in the calendar."
)
_EMPTY = Label("cần điền mục này.", "this is needed.")
_TOO_LONG = Label("quá dài.", "this is too long.")


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one date: an exception, or again what the week has it to be."""

    date: date
    day: Day | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One date on which two versions differ; nothing stands for the ordinary week."""

    date: date
    before: Day | None
    after: Day | None


def edited(calendar: WorkCalendar, changes: Sequence[Change]) -> dict[date, Day]:
    """The exceptions after these changes, in order of date; raises BadInput."""
    seen: set[date] = set()
    days = dict(calendar.exceptions)
    for number, change in enumerate(changes):
        _check(number, change, calendar.exceptions, seen)
        seen.add(change.date)
        if change.day is None:
            del days[change.date]
        else:
            days[change.date] = change.day
    if days == calendar.exceptions:
        raise BadInput("days", NO_CHANGE)
    return dict(sorted(days.items()))


def announced(calendar: WorkCalendar, year: int) -> tuple[Change, ...]:
    """A whole year becomes official: every provisional day of it, otherwise as it stands."""
    return tuple(
        Change(each.date, replace(each, provisional=False))
        for each in sorted(calendar.exceptions.values(), key=lambda day: day.date)
        if each.provisional and each.date.year == year
    )


def differences(before: Mapping[date, Day], after: Mapping[date, Day]) -> list[Difference]:
    """Every date on which the two differ, in order."""
    return [
        Difference(each, before.get(each), after.get(each))
        for each in sorted(before.keys() | after.keys())
        if before.get(each) != after.get(each)
    ]


def moving(found: Iterable[Difference]) -> list[date]:
    """The dates among them that count now and did not, or the other way about."""
    return [each.date for each in found if _works(each.before, each) != _works(each.after, each)]


def _works(day: Day | None, at: Difference) -> bool:
    return at.date.weekday() < _SATURDAY if day is None else day.working


def _check(number: int, change: Change, standing: Mapping[date, Day], seen: Iterable[date]) -> None:
    if change.date in seen:
        raise _bad(number, "date", change, _TWICE)
    if not FIRST_DAY <= change.date <= LAST_DAY:
        raise _bad(number, "date", change, _OUTSIDE)
    if change.day is None:
        if change.date not in standing:
            raise _bad(number, "date", change, _NO_ROW)
        return
    weekend, before = change.date.weekday() >= _SATURDAY, standing.get(change.date)
    # The shipped calendar names the holidays that fall on a weekend; those may be renamed.
    named = before is not None and not before.working
    if weekend and not change.day.working and not named:
        raise _bad(number, "working", change, _ALREADY_OFF)
    if change.day.working and not weekend:
        raise _bad(number, "working", change, _ALREADY_WORKED)
    _check_words(number, change, change.day)


def _check_words(number: int, change: Change, day: Day) -> None:
    for field, text, most in (
        ("vi", day.name.vi, LONGEST_NAME),
        ("en", day.name.en, LONGEST_NAME),
        ("source", day.source, LONGEST_SOURCE),
    ):
        if not text.strip():
            raise _bad(number, field, change, _EMPTY)
        if len(text) > most:
            raise _bad(number, field, change, _TOO_LONG)


def _bad(number: int, field: str, change: Change, because: Label) -> BadInput:
    on = f"{change.date:%d/%m/%Y}"
    said = Label(f"Ngày {on}: {because.vi}", f"{on}: {because.en}")
    return BadInput(f"days.{number}.{field}", said)
