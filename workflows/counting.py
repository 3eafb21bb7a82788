"""Where a limit ends when some stretches of time do not count.

A day counts unless its end is suspended (pauses, and the time between a result and its rework);
office hours count unless they are suspended themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from workflows.calendar import WorkCalendar
from workflows.clocks import Span
from workflows.limits import Limit, TimeUnit

_ONE_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)

DayRange = tuple[date, date]


def due_after(
    start: datetime, limits: Iterable[Limit], suspended: Sequence[Span], calendar: WorkCalendar
) -> datetime:
    """When the limits have passed one after the other. `suspended` is in order, without overlap.

    Terms in days end with the last second of their last day; the day of the start is day 0.
    """
    at = start
    for limit in limits:
        at = _after(at, limit, suspended, calendar)
    return at


def days_late(
    due_at: datetime, now: datetime, calendar: WorkCalendar, suspended: Sequence[Span] = ()
) -> int:
    """Working days after the due date up to today, leaving out those that began suspended.

    Zero until the due moment has passed, and on the rest of the due date itself. A day is late
    from its first moment, so it is its beginning that matters: a pause never erases a late day.
    """
    if now <= due_at:
        return 0
    first, last = calendar.local_date(due_at), calendar.local_date(now)
    late = calendar.working_days_between(first, last)
    for start, end in _days_begun(suspended, calendar):
        late -= calendar.working_days_between(max(first, start - _ONE_DAY), min(last, end))
    return late


def suspended_days(suspended: Iterable[Span], calendar: WorkCalendar) -> list[DayRange]:
    """The local days, as first and last, whose last second lies in a suspended stretch."""
    ranges = []
    for start, end in suspended:
        first, last = calendar.local_date(start), calendar.local_date(end)
        if calendar.end_of(first) < start:
            first += _ONE_DAY
        if calendar.end_of(last) >= end:
            last -= _ONE_DAY
        if first <= last:
            ranges.append((first, last))
    return ranges


def _days_begun(suspended: Iterable[Span], calendar: WorkCalendar) -> Iterator[DayRange]:
    """The local days, as first and last, that began within a suspended stretch.

    The day a stretch starts on is not among them, though it start with the day.
    """
    for start, end in suspended:
        first = calendar.local_date(start) + _ONE_DAY
        last = calendar.local_date(end - _INSTANT)
        if first <= last:
            yield first, last


def _after(
    start: datetime, limit: Limit, suspended: Sequence[Span], calendar: WorkCalendar
) -> datetime:
    if limit.unit is TimeUnit.WORKING_HOUR:
        return _hours_after(start, limit.value, suspended, calendar)
    skipped = suspended_days(suspended, calendar)
    day = calendar.local_date(start)
    if limit.unit is TimeUnit.WORKING_DAY:
        return calendar.end_of(_working_days_after(day, limit.value, skipped, calendar))
    last = _days_after(day, limit.value, skipped, _calendar_days_between, _add_calendar_days)
    if not calendar.is_working(last):
        last = _working_days_after(last, 1, skipped, calendar)
    return calendar.end_of(last)


def _working_days_after(
    day: date, count: int, skipped: Sequence[DayRange], calendar: WorkCalendar
) -> date:
    return _days_after(
        day, count, skipped, calendar.working_days_between, calendar.add_working_days
    )


def _days_after(
    day: date,
    count: int,
    skipped: Sequence[DayRange],
    between: Callable[[date, date], int],
    add: Callable[[date, int], date],
) -> date:
    for first, last in skipped:
        if last <= day:
            continue
        free = between(day, first - _ONE_DAY)
        if count <= free:
            break
        count -= free
        day = last
    return add(day, count)


def _hours_after(
    start: datetime, count: int, suspended: Sequence[Span], calendar: WorkCalendar
) -> datetime:
    left = timedelta(hours=count)
    for begin, end in suspended:
        if end <= start:
            continue
        free = calendar.working_time_between(start, begin)
        if left <= free:
            break
        left -= free
        start = end
    return calendar.add_working_time(start, left)


def _calendar_days_between(after: date, until: date) -> int:
    return max(0, (until - after).days)


def _add_calendar_days(day: date, count: int) -> date:
    return day + timedelta(days=count)
