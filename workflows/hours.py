"""The hours of an office day, and which part of them has passed at a given time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from functools import cached_property
from itertools import pairwise

_NOTHING = timedelta()


@dataclass(frozen=True)
class OfficeHours:
    """When offices are open on a working day: sessions in order, which do not overlap."""

    sessions: tuple[tuple[time, time], ...]

    def __post_init__(self) -> None:
        edges = [edge for session in self.sessions for edge in session]
        if not edges or any(later <= earlier for earlier, later in pairwise(edges)):
            raise ValueError("office sessions are in order and do not overlap")

    @cached_property
    def length(self) -> timedelta:
        """The office time of one working day."""
        return sum((end - start for start, end in self._spans), _NOTHING)

    @property
    def opens(self) -> time:
        return self.sessions[0][0]

    @property
    def closes(self) -> time:
        return self.sessions[-1][1]

    def passed(self, since_midnight: timedelta) -> timedelta:
        """The office time of a working day that has passed so long after midnight."""
        return sum(
            (max(_NOTHING, min(since_midnight, end) - start) for start, end in self._spans),
            _NOTHING,
        )

    def earliest(self, passed: timedelta) -> timedelta:
        """How long after midnight this much office time has first passed: 11:30, not 13:00."""
        for start, end in self._spans:
            if passed <= end - start:
                return start + passed
            passed -= end - start
        raise ValueError("an office day is not that long")

    def latest(self, passed: timedelta) -> timedelta:
        """How long after midnight the next office time begins to pass: 13:00, not 11:30."""
        for start, end in self._spans:
            if passed < end - start:
                return start + passed
            passed -= end - start
        raise ValueError("an office day is not that long")

    @cached_property
    def _spans(self) -> tuple[tuple[timedelta, timedelta], ...]:
        return tuple((_since_midnight(start), _since_midnight(end)) for start, end in self.sessions)


def _since_midnight(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


CIVIL_SERVICE_HOURS = OfficeHours(((time(7, 30), time(11, 30)), (time(13, 0), time(17, 0))))
