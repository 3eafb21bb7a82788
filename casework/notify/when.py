"""When a notice leaves the house: in the day's one digest, or at once (design §3.7).

A hot spot leaves at any hour, an urgent case within office hours. What tells a witness leaves only
at the uniform hour, so that the hour of a mail says nothing about who reported, confirmed or
disputed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from casework.app import current_settings
from casework.past import past_under_way
from workflows.calendar import ZONE, WorkCalendar

DIGEST_AT: Final = time(7, 30)


@dataclass(frozen=True)
class Leaving:
    """The rule on one calendar; ``digest_at`` is the local time of the day's one digest.

    ``silent``: nothing leaves at all, because what is told lies in an invented past.
    """

    calendar: WorkCalendar
    digest_at: time = DIGEST_AT
    silent: bool = False

    def next_digest(self, now: datetime) -> datetime:
        """The digest's time on the first working day on which it still lies ahead."""
        today = self.calendar.local_date(now)
        first = self._digest_on(today)
        if self.calendar.is_working(today) and now <= first:
            return first
        return self._digest_on(self.calendar.add_working_days(today, 1))

    def in_office(self, now: datetime) -> bool:
        """Whether a working day is between its first opening and its last closing."""
        local = now.astimezone(ZONE)
        hours = self.calendar.hours
        open_now = hours.opens <= local.time() < hours.closes
        return open_now and self.calendar.is_working(local.date())

    def next_opening(self, now: datetime) -> datetime:
        """Now, within office hours; else when the office next opens."""
        if self.in_office(now):
            return now
        today = self.calendar.local_date(now)
        if self.calendar.is_working(today) and now < self.calendar.opening(today):
            return self.calendar.opening(today)
        return self.calendar.opening(self.calendar.add_working_days(today, 1))

    def leaves(
        self, now: datetime, *, urgent: bool, hot_spot: bool, witness: bool = False
    ) -> tuple[datetime | None, bool]:
        """When a notice written now leaves, and whether it does so at once."""
        if self.silent:
            return None, False
        if witness or not (urgent or hot_spot):
            return self.next_digest(now), False
        return (now if hot_spot else self.next_opening(now)), True

    def notice(
        self,
        *,
        person_id: int,
        case_id: int,
        event_id: int,
        now: datetime,
        urgent: bool,
        hot_spot: bool,
        witness: bool = False,
    ) -> Mapping[str, Any]:
        """The columns of one notice, for a row or for a bulk insert.

        ``witness``: the person reported the case or was asked to confirm it.
        """
        send_at, at_once = self.leaves(now, urgent=urgent, hot_spot=hot_spot, witness=witness)
        return {
            "person_id": person_id,
            "case_id": case_id,
            "event_id": event_id,
            "recorded_at": now,
            "send_at": send_at,
            "at_once": at_once,
        }

    def _digest_on(self, day: date) -> datetime:
        return datetime.combine(day, self.digest_at, ZONE).astimezone(UTC)


def leaving(calendar: WorkCalendar) -> Leaving:
    """The rule as this service is set; while a past is written, nobody is mailed about it."""
    return Leaving(calendar, current_settings().digest_time, silent=past_under_way())
