"""Due dates that other rules would move: what is shown before they are applied, and what calls
for an event when they are (design §3.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from workflows.clocks import Clock, Moment


@dataclass(frozen=True, slots=True)
class Move:
    """A running clock, and the same clock under the other rules."""

    before: Clock
    after: Clock

    def newly_overdue(self, now: datetime) -> bool:
        """Whether it was in time, and is not any more."""
        return self.after.due_current < now <= self.before.due_current

    def cured(self, now: datetime) -> bool:
        """Whether it was overdue, and is not any more."""
        return self.before.due_current < now <= self.after.due_current


def moves(before: Iterable[Clock], after: Iterable[Clock]) -> list[Move]:
    """The running clocks whose due date differs, the earliest due first."""
    others = {clock.key: clock for clock in after}
    found = [
        Move(clock, others[clock.key])
        for clock in before
        if clock.ended_at is None and others[clock.key].due_current != clock.due_current
    ]
    return sorted(found, key=lambda move: move.before.due_current)


def uneventful(last: Moment, at: datetime) -> Moment:
    """A moment at which nothing happens to the case but that it is looked at again."""
    return replace(
        last,
        seq=last.seq + 1,
        at=at,
        kind="",
        extension=None,
        checked=False,
        opened=(),
        prolonged=(),
        settled=(),
        renewed=None,
    )
