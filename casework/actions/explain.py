"""Why something was late, in the words of whoever has the work."""

from __future__ import annotations

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.lateness import Explained
from workflows.words import Label

NOT_LATE = Label("Thời hạn này không bị quá ở đây.", "This deadline was not missed here.")


@command
def explain(turn: Turn, *, reason: str, clock: str = "") -> None:
    """Give the reason for being late with one clock; its deadline and its lateness stay.

    ``clock`` is its key; without one it is the present step, or what else is late the longest.
    """
    late = turn.file.late_here()
    chosen = next((each for each in late if each.key == clock or not clock), None)
    if chosen is None:
        raise BadInput("clock", NOT_LATE)
    turn.record(Explained(clock=chosen.key, clock_kind=chosen.kind.value), text={"reason": reason})
