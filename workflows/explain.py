"""A deadline explains itself: which days were counted, which were not, and why (design §3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from workflows.calendar import WorkCalendar
from workflows.clocks import Clock
from workflows.counting import due_after, suspended_days
from workflows.limits import Limit, Source, TimeUnit
from workflows.words import Label

_ONE_DAY = timedelta(days=1)
_WEEKEND = Label("Cuối tuần", "Weekend")
_PAUSED = Label("Dừng tính hạn", "Clock paused")
_NO_NAME = Label("", "")


class Mark(StrEnum):
    """What a day is on the way to a due date."""

    START = "start"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    PAUSED = "paused"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of the strip. ordinal: its number among the counted days, None if it is not counted."""

    date: date
    ordinal: int | None
    mark: Mark
    name: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The days from the start to the due date, and the facts for the sentence below them.

    days_off counts weekends and holidays that were passed over; provisional says the way there
    crosses a year whose calendar is not confirmed. Terms in hours number no days.
    """

    started_at: datetime
    due_original: datetime
    due_current: datetime
    limits: tuple[Limit, ...]
    extensions: tuple[Limit, ...]
    source: Source
    citation: Label
    policy_version: int
    calendar_version: int
    provisional: bool
    days: tuple[DayMark, ...]

    @property
    def counted(self) -> int:
        return sum(day.ordinal is not None for day in self.days)

    @property
    def paused(self) -> int:
        return sum(day.mark is Mark.PAUSED for day in self.days)

    @property
    def days_off(self) -> int:
        return sum(day.mark in {Mark.WEEKEND, Mark.HOLIDAY} for day in self.days)

    @property
    def moved_from(self) -> date | None:
        """The last day counted, where it was a day off: a term then ends with the next working
        day (Civil Code 2015, article 148).
        """
        counted = [day.date for day in self.days if day.ordinal is not None]
        return counted[-1] if counted and counted[-1] < self.days[-1].date else None

    @property
    def holidays(self) -> tuple[DayMark, ...]:
        return tuple(day for day in self.days if day.mark is Mark.HOLIDAY)

    @property
    def makeup_days(self) -> tuple[DayMark, ...]:
        return tuple(day for day in self.days if day.mark is Mark.MAKEUP)


def explain(clock: Clock, calendar: WorkCalendar) -> Explanation:
    """Why a clock is due when it is. The calendar is the version the clock was worked out with."""
    days = tuple(_strip(clock, calendar))
    years = {day.date.year for day in days}
    return Explanation(
        started_at=clock.counted_from,
        due_original=clock.due_original,
        due_current=clock.due_current,
        limits=clock.limits,
        extensions=clock.extensions,
        source=clock.source,
        citation=clock.citation,
        policy_version=clock.policy_version,
        calendar_version=calendar.version,
        provisional=not years.isdisjoint(calendar.provisional_years),
        days=days,
    )


def _strip(clock: Clock, calendar: WorkCalendar) -> Iterator[DayMark]:
    start, due = calendar.local_date(clock.counted_from), calendar.local_date(clock.due_current)
    if start < due:
        yield DayMark(start, None, Mark.START, _name(start, calendar))
    ordinal = 0
    numbered = _numbered_days(clock, calendar)
    skipped = suspended_days(clock.closed_suspensions, calendar)
    day = start if start == due else start + _ONE_DAY
    while day <= due:
        paused = any(first <= day <= last for first, last in skipped)
        counts = day in numbered
        ordinal += counts
        mark = Mark.DUE if day == due else _mark(day, calendar, paused=paused, counts=counts)
        name = _PAUSED if mark is Mark.PAUSED else _name(day, calendar)
        yield DayMark(day, ordinal if counts else None, mark, name)
        day += _ONE_DAY


def _numbered_days(clock: Clock, calendar: WorkCalendar) -> set[date]:
    """The days counted by a term in days, for each limit from where the one before it ended."""
    suspended = clock.closed_suspensions
    skipped = suspended_days(suspended, calendar)
    numbered: set[date] = set()
    at = clock.counted_from
    for limit in clock.limits + clock.extensions:
        after = calendar.local_date(at)
        at = due_after(at, (limit,), suspended, calendar)
        if limit.unit is TimeUnit.WORKING_HOUR:
            continue
        left = limit.value
        while left:
            after += _ONE_DAY
            paused = any(first <= after <= last for first, last in skipped)
            if paused or not (limit.unit is TimeUnit.CALENDAR_DAY or calendar.is_working(after)):
                continue
            numbered.add(after)
            left -= 1
    return numbered


def _mark(day: date, calendar: WorkCalendar, *, paused: bool, counts: bool) -> Mark:
    exception = calendar.exceptions.get(day)
    if calendar.is_working(day):
        if paused:
            return Mark.PAUSED
        return Mark.COUNTED if exception is None else Mark.MAKEUP
    if counts:
        return Mark.COUNTED
    return Mark.WEEKEND if exception is None else Mark.HOLIDAY


def _name(day: date, calendar: WorkCalendar) -> Label:
    exception = calendar.exceptions.get(day)
    if exception is not None:
        return exception.name
    return _NO_NAME if calendar.is_working(day) else _WEEKEND
