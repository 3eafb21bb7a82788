"""The working calendar as its pages show it: a year of months, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask_babel import gettext as _

from api.filters import day, weekday
from api.language import say
from casework.calendar.changes import Difference
from workflows.calendar import Day, WorkCalendar

_MONTHS = range(1, 13)
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


class Cell(NamedTuple):
    """A day of the grid. kind: work, weekend, off or makeup; ``column`` is 0 for Monday."""

    day: date
    column: int
    kind: str
    name: str
    provisional: bool
    today: bool


class Row(NamedTuple):
    """An exception in words."""

    day: date
    weekday: str
    what: str
    name: str
    source: str
    provisional: bool


def months(calendar: WorkCalendar, year: int, today: date) -> list[tuple[int, list[Cell]]]:
    """The twelve months of a year, each with its days."""
    return [
        (month, [_cell(each, calendar, today) for each in _days_of(year, month)])
        for month in _MONTHS
    ]


def rows(calendar: WorkCalendar, year: int) -> list[Row]:
    """Every exception of a year, in order: what the grid shows, for reading aloud."""
    found = (each for each in calendar.exceptions.values() if each.date.year == year)
    return [_row(each) for each in sorted(found, key=lambda each: each.date)]


def years(calendar: WorkCalendar, shown: int, today: date) -> list[int]:
    """The years that can be chosen: those with a day in them, this one, the next, and the shown."""
    known = {each.year for each in calendar.exceptions}
    return sorted(known | {shown, today.year, today.year + 1})


def unannounced(
    calendar: WorkCalendar, year: int, *, since: date = date.min, until: date = date.max
) -> str:
    """What is said of a year with days off that are not official, or nothing.

    A year of which nothing is official is said as a whole; else its days from ``since`` to
    ``until`` are.
    """
    days = [each for each in calendar.exceptions.values() if each.date.year == year]
    if days and all(each.provisional for each in days):
        return str(
            _(
                "Lịch nghỉ năm %(year)s chưa được công bố chính thức; các hạn có thể thay đổi.",
                year=year,
            )
        )
    open_ones = sorted(
        each.date for each in days if each.provisional and since <= each.date <= until
    )
    if not open_ones:
        return ""
    named = ", ".join(day(each) for each in open_ones)
    return str(_("Chờ xác nhận ngày nghỉ %(days)s; các hạn có thể thay đổi.", days=named))


def unannounced_before(
    calendar: WorkCalendar, dues: Iterable[datetime | None], *, now: datetime
) -> list[str]:
    """What is said of the years into which the due dates still to come fall, year by year."""
    first = calendar.local_date(now)
    ahead = [calendar.local_date(due) for due in dues if due is not None and due >= now]
    if not ahead:
        return []
    last = max(ahead)
    years = range(first.year, last.year + 1)
    said = (unannounced(calendar, year, since=first, until=last) for year in years)
    return [each for each in said if each]


def difference_rows(found: Iterable[Difference]) -> list[tuple[date, str, str, str]]:
    """Each changed date with its weekday, and what it was and becomes."""
    return [
        (each.date, weekday(each.date), _told(each.before, each), _told(each.after, each))
        for each in found
    ]


def _days_of(year: int, month: int) -> Iterator[date]:
    when = date(year, month, 1)
    while when.month == month:
        yield when
        when += _ONE_DAY


def _cell(when: date, calendar: WorkCalendar, today: date) -> Cell:
    exception = calendar.exceptions.get(when)
    return Cell(
        when,
        when.weekday(),
        _kind(when, exception),
        "" if exception is None else say(exception.name),
        exception is not None and exception.provisional,
        when == today,
    )


def _kind(when: date, exception: Day | None) -> str:
    if exception is not None:
        return "makeup" if exception.working else "off"
    return "weekend" if when.weekday() >= _SATURDAY else "work"


def _row(exception: Day) -> Row:
    return Row(
        exception.date,
        weekday(exception.date),
        str(_("Làm bù") if exception.working else _("Nghỉ")),
        say(exception.name),
        exception.source,
        exception.provisional,
    )


def _told(exception: Day | None, at: Difference) -> str:
    """``Nghỉ: Quốc khánh (dự kiến)``; a date without an exception is as its week has it."""
    if exception is None:
        return str(_("Cuối tuần") if at.date.weekday() >= _SATURDAY else _("Ngày làm việc"))
    row = _row(exception)
    told = f"{row.what}: {row.name} · {row.source}"
    return str(_("%(told)s (dự kiến)", told=told)) if row.provisional else told
