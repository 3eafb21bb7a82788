"""The working calendar: which days count, and where a number of them ends (design §3.1).

Monday to Friday work, except for the days listed: holidays, days off in lieu, and the Saturdays
worked in their place. All questions are about local dates in Vietnam; instants are aware UTC.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from workflows.hours import CIVIL_SERVICE_HOURS, OfficeHours
from workflows.words import Label

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_LAST_SECOND: Final = time(23, 59, 59)
_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)
_NO_TIME: Final = timedelta()


@dataclass(frozen=True, slots=True)
class Day:
    """An exception to Monday-to-Friday: a day off with its name, or a day worked instead.

    `source` says who decided it; a provisional day has not been announced or confirmed.
    """

    date: date
    working: bool
    name: Label
    source: str
    provisional: bool


@dataclass(frozen=True)
class WorkCalendar:
    """One version of the calendar. Each year's working days are listed once, when first asked."""

    version: int
    exceptions: Mapping[date, Day] = field(hash=False)
    hours: OfficeHours = CIVIL_SERVICE_HOURS
    _years: dict[int, list[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )

    @property
    def provisional_years(self) -> frozenset[int]:
        """The years with a day that has not been announced or confirmed."""
        return frozenset(day.date.year for day in self.exceptions.values() if day.provisional)

    def is_working(self, day: date) -> bool:
        exception = self.exceptions.get(day)
        return day.weekday() < _SATURDAY if exception is None else exception.working

    def local_date(self, instant: datetime) -> date:
        """The date in Vietnam; from 17:00 UTC on that is tomorrow's."""
        return _local(instant).date()

    def end_of(self, day: date) -> datetime:
        """The last second of a local day, in UTC: when a term in days ends (BLDS art. 148)."""
        return datetime.combine(day, _LAST_SECOND, ZONE).astimezone(UTC)

    def midnight_after(self, day: date) -> datetime:
        """The first instant, in UTC, that is no longer in a local day."""
        return datetime.combine(day + _ONE_DAY, time(), ZONE).astimezone(UTC)

    def opening(self, day: date) -> datetime:
        """When the office opens on a local day, in UTC, whether it works that day or not."""
        return datetime.combine(day, self.hours.opens, ZONE).astimezone(UTC)

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after a day, or before it if negative.

        The day itself is never counted. Zero gives the day, or the next working day if it is off.
        """
        ordinal = day.toordinal()
        year = day.year
        days = self._working(year)
        if count > 0:
            place = bisect_right(days, ordinal) + count - 1
        else:
            place = bisect_left(days, ordinal) + count
        while place >= len(days):
            place -= len(days)
            year += 1
            days = self._working(year)
        while place < 0:
            year -= 1
            days = self._working(year)
            place += len(days)
        return date.fromordinal(days[place])

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie in (after, until]; none if `until` is not later."""
        if until <= after:
            return 0
        whole_years = sum(len(self._working(year)) for year in range(after.year, until.year))
        passed = bisect_right(self._working(after.year), after.toordinal())
        return whole_years + bisect_right(self._working(until.year), until.toordinal()) - passed

    def add_working_hours(self, instant: datetime, count: int) -> datetime:
        """The instant after so many office hours, or before if negative; zero changes nothing.

        Counting begins at once within office hours, else at the next opening (the last closing).
        """
        return self.add_working_time(instant, timedelta(hours=count))

    def working_hours_between(self, start: datetime, end: datetime) -> float:
        """The office hours in a stretch of time; none if it ends before it starts."""
        return self.working_time_between(start, end) / timedelta(hours=1)

    def add_working_time(self, instant: datetime, length: timedelta) -> datetime:
        """Like add_working_hours, for any length of office time.

        A length that ends exactly at a closing ends then, not at the opening that follows;
        one that leads back exactly to an opening starts there, not at the closing before.
        """
        if length == _NO_TIME:
            return instant
        day, passed = self._office_time(instant)
        whole_days, rest = divmod(passed + length, self.hours.length)
        if length > _NO_TIME and rest == _NO_TIME:
            whole_days, rest = whole_days - 1, self.hours.length
        target = self.add_working_days(day, whole_days)
        place = self.hours.earliest(rest) if length > _NO_TIME else self.hours.latest(rest)
        return (datetime.combine(target, time(), ZONE) + place).astimezone(UTC)

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """The office time in a stretch of time; none if it ends before it starts."""
        if end <= start:
            return _NO_TIME
        first, passed_first = self._office_time(start)
        last, passed_last = self._office_time(end)
        whole_days = self.working_days_between(first, last)
        return whole_days * self.hours.length + passed_last - passed_first

    def _office_time(self, instant: datetime) -> tuple[date, timedelta]:
        """A working day and how much of its office time has passed.

        A day off has no office time of its own: it is the very start of the next working day.
        """
        local = _local(instant)
        day = local.date()
        if not self.is_working(day):
            return self.add_working_days(day, 0), _NO_TIME
        midnight = datetime.combine(day, time(), ZONE)
        return day, self.hours.passed(local - midnight)

    def _working(self, year: int) -> list[int]:
        days = self._years.get(year)
        if days is None:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            days = [
                number
                for number in range(first, last + 1)
                if self.is_working(date.fromordinal(number))
            ]
            self._years[year] = days
        return days


def _local(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone; clocks here are aware UTC")
    return instant.astimezone(ZONE)
