"""Due dates that other rules would move: what is shown before they are applied, and what calls
for an event when they are (design §3.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workflows.clocks import Clock, Moment
from workflows.deadlines import clocks
from workflows.rulebook import Rulebook


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


def moves_under(
    known: Sequence[Moment],
    before: Rulebook,
    after: Rulebook,
    *,
    at: datetime,
    policy_at: datetime | None = None,
) -> list[Move]:
    """What would move were the case looked at again at ``at`` under the rules ``after``.

    With ``policy_at`` it would also follow the policy in force then from there on.
    """
    event = uneventful(known[-1], at)
    if policy_at is not None:
        event = replace(event, policy_at=policy_at)
    return moves(clocks(known, before, now=at), clocks([*known, event], after, now=at))
