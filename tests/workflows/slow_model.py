"""The deadlines of a case the slow and obvious way: a second opinion for random histories.

It shares no code with the rules but the questions "is this day worked?" and "what day is it?".
For every clock it asks of each event whether the clock ticks after it, walks from the start day
by day (or half hour by half hour), and finds breaches by asking again for every earlier event.
All events of the histories it judges happen on the hour or the half hour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from workflows.calendar import ZONE, WorkCalendar
from workflows.clocks import Moment, TypeTerms
from workflows.limits import Limit, TimeUnit

MARKED = (("l", "lapse"), ("d", "dispute"), ("o", "objection"), ("n", "status"))
STAGES = ["reported", "assessed", "assigned", "in_progress", "resolved"]
DAY = timedelta(days=1)
HALF_HOUR = timedelta(minutes=30)


class Expected(NamedTuple):
    """What the model says of a clock."""

    started_seq: int
    due_original: datetime
    due_current: datetime
    ended_seq: int | None
    breached: datetime | None
    days_late: int
    paused: bool


class Case:
    """A history with every version of its terms and of the calendar, in the order of numbers.

    A version comes with the instant from which it holds; the first has always held.
    """

    def __init__(
        self,
        history: Sequence[Moment],
        terms: Mapping[str, Sequence[tuple[datetime, TypeTerms]]],
        calendars: Sequence[tuple[datetime, WorkCalendar]],
    ) -> None:
        self.history = history
        self.terms = terms
        self.calendars = calendars
        self.ticks: list[set[str]] = [self._ticks(place) for place in range(len(history))]

    def keys(self) -> set[str]:
        return {key for keys in self.ticks for key in keys}

    def expected(self, key: str, now: datetime) -> Expected:
        places = [place for place, keys in enumerate(self.ticks) if key in keys]
        first, last = places[0], places[-1]
        ended = None if last == len(self.history) - 1 else self.history[last + 1]
        until = now if ended is None else ended.at
        seen = len(self.history) if ended is None else last + 2
        due = self._due(key, seen)
        never_late = key.endswith("lapse")
        return Expected(
            started_seq=self.history[first].seq,
            due_original=self._due(key, first + 1),
            due_current=due,
            ended_seq=None if ended is None else ended.seq,
            breached=None if never_late else self._breach(key, places, now),
            days_late=0 if never_late else self._late(key, seen, until, running=ended is None),
            paused=ended is None and self._suspended(key, len(self.history), now),
        )

    # --- Which rules hold ---

    def _terms(self, moment: Moment) -> TypeTerms:
        """Those that the case follows after an event: of its type, as they held at `policy_at`."""
        versions = self.terms[moment.type]
        found = versions[0][1]
        for since, terms in versions:
            if since <= moment.policy_at:
                found = terms
        return found

    def _calendar(self, seen: int) -> WorkCalendar:
        """The one in force at the last of the first `seen` events."""
        return self._calendar_at(self.history[seen - 1].at)

    def _calendar_at(self, at: datetime) -> WorkCalendar:
        found = self.calendars[0][1]
        for since, calendar in self.calendars:
            if since <= at:
                found = calendar
        return found

    # --- Which clocks tick after an event ---

    def _ticks(self, place: int) -> set[str]:
        moment = self.history[place]
        keys = set()
        if moment.state in STAGES:
            custody = f"{moment.cycle}.{moment.custody}"
            keys |= {f"{moment.cycle}.case", f"{custody}.custody", f"{custody}.{moment.state}"}
        answered = {"assigned", "feedback", "declined", "merged", "closed"}
        if moment.cycle == 1 and not any(
            one.state in answered for one in self.history[: place + 1]
        ):
            keys.add("1.first_response")
        if self._check_ticks(place):
            keys.add(f"{moment.cycle}.{moment.custody}.check")
        for letter, name in MARKED:
            if self._marked(place, name):
                begin = place
                while begin and self._marked(begin - 1, name) and not self._renews(begin, name):
                    begin -= 1
                keys.add(f"{letter}{self.history[begin].seq}.{name}")
        return keys | self._named(place)

    def _named(self, place: int) -> set[str]:
        """Directives and statutory terms opened by now and not settled since."""
        keys = set()
        for start, opener in enumerate(self.history[: place + 1]):
            settled = {name for one in self.history[start + 1 : place + 1] for name in one.settled}
            for opened in opener.opened:
                if opened.name not in settled:
                    letter = "s" if opened.kind.value == "statutory" else "c"
                    keys.add(f"{letter}{opener.seq}.{opened.name}")
        return keys

    def _renews(self, place: int, name: str) -> bool:
        return self.history[place].renewed == name

    def _marked(self, place: int, name: str) -> bool:
        moment = self.history[place]
        if name == "status":
            asks = self._terms(moment).status is not None
            return asks and moment.state == "in_progress"
        if name == "objection":
            return moment.objected and moment.state in {"declined", "merged", "closed"}
        return moment.state == "feedback" and moment.disputed is (name == "dispute")

    def _check_ticks(self, place: int) -> bool:
        """The first visit that begins with a duty to check starts it; no other does."""
        here = self._visit(place)
        for start in range(place + 1):
            begins = start == 0 or self._visit(start - 1) != self._visit(start)
            if self._visit(start) == here and begins and self._must_check(start):
                return all(
                    self._must_check(one) and self._visit(one) == here
                    for one in range(start, place + 1)
                )
        return False

    def _visit(self, place: int) -> tuple[str, int, int]:
        moment = self.history[place]
        return moment.state, moment.cycle, moment.custody

    def _must_check(self, place: int) -> bool:
        moment = self.history[place]
        has_check = self._terms(moment).check is not None
        return moment.state == "in_progress" and moment.urgent and has_check and not moment.checked

    # --- When a clock is due, knowing only the first `seen` events ---

    def _due(self, key: str, seen: int) -> datetime:
        start = next(self.history[place] for place, keys in enumerate(self.ticks) if key in keys)
        at = start.at
        for opened in start.opened if key[0] in "sc" else ():
            if opened.name == key.partition(".")[2] and opened.counts_from:
                at = self._calendar(seen).midnight_after(opened.counts_from - DAY)
        for limit in self._limits(key, seen):
            at = self._walk(key, seen, at, limit)
        return at

    def _walk(self, key: str, seen: int, at: datetime, limit: Limit) -> datetime:
        left, calendar = limit.value, self._calendar(seen)
        if limit.unit is TimeUnit.WORKING_HOUR:
            # Hours that follow a term in days begin when its last second is over.
            at += timedelta(seconds=at.second % 2)
            halves = 2 * left
            while halves:
                halves -= self._in_office(at, calendar) and not self._suspended(key, seen, at)
                at += HALF_HOUR
            return at
        day = at.astimezone(ZONE).date()
        while left:
            day += DAY
            counts = limit.unit is TimeUnit.CALENDAR_DAY or calendar.is_working(day)
            left -= counts and not self._suspended(key, seen, calendar.end_of(day))
        while not calendar.is_working(day) or self._suspended(key, seen, calendar.end_of(day)):
            day += DAY
        return calendar.end_of(day)

    def _in_office(self, at: datetime, calendar: WorkCalendar) -> bool:
        local = at.astimezone(ZONE)
        clock = (local.hour, local.minute)
        open_now = (7, 30) <= clock < (11, 30) or (13, 0) <= clock < (17, 0)
        return open_now and calendar.is_working(local.date())

    def _limits(self, key: str, seen: int) -> list[Limit]:
        places = [place for place, keys in enumerate(self.ticks[:seen]) if key in keys]
        last = self.history[places[-1]]
        terms = self._terms(last)
        kind = key.rpartition(".")[2]
        if key[0] in "sc":
            name = key.partition(".")[2]
            limits = [one.limit for one in self.history[places[0]].opened if one.name == name]
            if key[0] == "s":
                later = [one for place in places for one in self.history[place].prolonged]
                limits += [one.limit for one in later if one.name == name]
            return limits[-1:]
        if kind == "check":
            # How long the check may take is said by the type the case had when it was last owed.
            assert terms.check is not None
            return [terms.check]
        if kind in {"first_response", "status", "lapse", "dispute", "objection"}:
            return [getattr(terms, kind).of(urgent=last.urgent)]
        limits = [terms.stages[one].of(urgent=last.urgent) for one in self._stages(key, places)]
        return limits + self._extensions(key, seen)

    def _stages(self, key: str, places: list[int]) -> list[str]:
        kind = key.rpartition(".")[2]
        first = self.history[places[0]].state
        if kind == "case":
            return STAGES[STAGES.index(first) :]
        if kind != "custody":
            return [kind]
        stages: list[str] = []
        for place in places:
            if place == places[0] or place - 1 not in places:
                state = self.history[place].state
                own = {
                    "reported": ["reported", "assessed"],
                    "assigned": ["assigned", "in_progress"],
                }
                stages += [one for one in own.get(state, [state]) if one not in stages]
        return stages

    def _extensions(self, key: str, seen: int) -> list[Limit]:
        kind = key.rpartition(".")[2]
        found = []
        for place in range(seen):
            moment = self.history[place]
            custody = f"{moment.cycle}.{moment.custody}"
            touched = {f"{custody}.in_progress", f"{custody}.custody", f"{moment.cycle}.case"}
            if moment.extension and moment.state == "in_progress" and key in touched:
                assert kind in {"in_progress", "custody", "case"}
                found.append(moment.extension)
        return found

    # --- What does not count ---

    def _suspended(self, key: str, seen: int, at: datetime) -> bool:
        """Whether an instant does not count, as known after the first `seen` events."""
        known = self.history[:seen]
        places = [place for place in range(seen) if key in self.ticks[place]]
        if at < known[places[0]].at:
            return False
        if places[-1] < seen - 1 and at >= known[places[-1] + 1].at:
            return False
        current = max(place for place in range(seen) if known[place].at <= at)
        if key not in self.ticks[current]:
            return True
        pause = known[current].pause
        aside = key.endswith(("first_response", "check"))
        pausing = (key[0].isdigit() and not aside) or key.endswith("status")
        in_force = pause is not None and at.astimezone(ZONE).date() <= pause.review_on
        return pausing and in_force

    # --- What was missed ---

    def _breach(self, key: str, places: list[int], now: datetime) -> datetime | None:
        for place in places:
            at_end = place == len(self.history) - 1
            until = now if at_end else self.history[place + 1].at
            due = self._due(key, place + 1)
            if due < until:
                return max(due, self.history[place].at)
        return None

    def _late(self, key: str, seen: int, until: datetime, *, running: bool) -> int:
        """Under each calendar for itself: what was late by the one before stays late."""
        late, since = 0, None
        looked = self._looked_at(key, seen)
        for before, place in pairwise(looked):
            if self._calendar(before + 1) is not self._calendar(place + 1):
                at = self.history[place].at
                late += self._days_late(
                    key, before, place, since=since, until=at, calendar=self._calendar(before + 1)
                )
                since = at
        calendar = self._calendar_at(until) if running else self._calendar(seen)
        return late + self._days_late(
            key, seen - 1, None, since=since, until=until, calendar=calendar
        )

    def _looked_at(self, key: str, seen: int) -> list[int]:
        """The events at which the clock was reckoned: it ticks after them, or they ended it."""
        ticking = [key in keys for keys in self.ticks]
        return [p for p in range(seen) if ticking[p] or (p > 0 and ticking[p - 1])]

    def _days_late(
        self,
        key: str,
        known: int,
        resumed: int | None,
        *,
        since: datetime | None,
        until: datetime,
        calendar: WorkCalendar,
    ) -> int:
        """Days late between two instants, knowing the events up to the place `known`; if the
        clock had ended there, the time until the place `resumed` does not count.
        """
        due = self._due(key, known + 1)
        start = due if since is None else max(due, since)
        gap = resumed is not None and key not in self.ticks[known]
        late = 0
        day = start.astimezone(ZONE).date() + DAY
        while until > start and day <= until.astimezone(ZONE).date():
            midnight = calendar.midnight_after(day - DAY)
            around = (midnight - timedelta(seconds=1), midnight)
            suspended = all(
                self._suspended(key, known + 1, at) or (gap and at >= self.history[known].at)
                for at in around
            )
            late += calendar.is_working(day) and not suspended
            day += DAY
        return late
