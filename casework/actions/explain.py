"""Why the work in hand is late, in the words of whoever holds it."""

from __future__ import annotations

from casework.actions.perform import Turn, command
from casework.events.lateness import Explained
from workflows.clocks import ClockKind


@command
def explain(turn: Turn, *, reason: str) -> None:
    """Give the reason for being late with the stage; the deadline stays as it is."""
    late = next(
        clock
        for clock in turn.file.clocks()
        if clock.kind is ClockKind.STAGE and clock.ended_at is None
    )
    turn.record(Explained(clock=late.key, clock_kind=late.kind.value), text={"reason": reason})
