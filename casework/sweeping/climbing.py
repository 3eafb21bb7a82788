"""Which rungs the running clocks of one case climb now, worked out from its stored rows.

It gives exactly what the case's whole history would give; a case of which the rows alone do not
say enough is left to its history (``casework.actions.escalate.escalate_case``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from casework.sweeping.due import HeldCase, RunningClock
from workflows.calendar import WorkCalendar
from workflows.clocks import ClockKind
from workflows.escalation import Rung, next_rung_at, rung_at, rungs_due
from workflows.rulebook import Rulebook

# What these were opened with is theirs; the other running clocks follow the policy of the case.
BY_NAME = frozenset({ClockKind.DIRECTIVE, ClockKind.STATUTORY})


class Step(NamedTuple):
    """One rung climbed by one clock; ``due_at`` is when it fell due."""

    clock: RunningClock
    rung: Rung
    due_at: datetime


class Moved(NamedTuple):
    """A clock after the sweep."""

    id: int
    level: int
    next_rung_at: datetime | None
    first_breached_at: datetime | None


class Climb(NamedTuple):
    """What happens to one case at one moment; ``level`` is its highest then."""

    at: datetime
    steps: list[Step]
    moved: list[Moved]
    level: int


@dataclass(frozen=True)
class Climber:
    """One case at one moment, and the rules that hold for it then."""

    case: HeldCase
    ladder: Sequence[Rung]
    calendar: WorkCalendar
    at: datetime

    def climb(self, clocks: Sequence[RunningClock]) -> Climb:
        """Take every clock up to where it should be by now."""
        steps: list[Step] = []
        moved: list[Moved] = []
        level = 0
        for clock in clocks:
            climbed = self._steps(clock)
            after = self._after(clock, climbed)
            level = max(level, after.level)
            if after != (clock.id, clock.level, clock.next_rung_at, clock.first_breached_at):
                moved.append(after)
            steps += climbed
        return Climb(self.at, steps, moved, level)

    def _is_due(self, clock: RunningClock) -> bool:
        return clock.next_rung_at is not None and clock.next_rung_at <= self.at

    def _steps(self, clock: RunningClock) -> list[Step]:
        if not self._is_due(clock):
            return []
        due, urgent = clock.due_current, self.case.urgent
        rungs = rungs_due(
            self.ladder,
            due,
            urgent=urgent,
            cycle=clock.cycle,
            reached=clock.level,
            calendar=self.calendar,
            now=self.at,
            started_at=clock.started_at,
        )
        return [
            Step(clock, rung, rung_at(rung, due, urgent=urgent, calendar=self.calendar))
            for rung in rungs
        ]

    def _after(self, clock: RunningClock, climbed: Sequence[Step]) -> Moved:
        level = climbed[-1].rung.level if climbed else clock.level
        upcoming = clock.next_rung_at
        if self._is_due(clock):
            upcoming = next_rung_at(
                self.ladder,
                clock.due_current,
                urgent=self.case.urgent,
                reached=level,
                calendar=self.calendar,
                started_at=clock.started_at,
            )
        return Moved(clock.id, level, upcoming, self._first_breach(clock))

    def _first_breach(self, clock: RunningClock) -> datetime | None:
        """As ``workflows.run.Run.note_breach``: at the due date, or the last event that moved it."""
        overdue = self.at > clock.due_current and clock.kind != ClockKind.LAPSE
        if clock.first_breached_at is not None or not overdue:
            return clock.first_breached_at
        return max(clock.due_current, self.case.last_at)


def climber(
    case: HeldCase, clocks: Sequence[RunningClock], rules: Rulebook, *, now: datetime
) -> Climber | None:
    """The rules of this case; nothing where a pause may be over, or rules came since its last
    event that its clocks were not reckoned with. A time before that event counts as its own.
    """
    at = max(now, case.last_at)
    calendar = rules.calendar(at)
    policies = {clock.policy_version for clock in clocks if clock.kind not in BY_NAME}
    stale = any(clock.paused or clock.calendar_version != calendar.version for clock in clocks)
    if stale or len(policies) != 1:
        return None
    ladder = rules.policy_version(case.type, policies.pop()).ladder
    return Climber(case, ladder, calendar, at)
