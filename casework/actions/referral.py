"""Between levels: refer up, refer down. The unit left behind only reads on."""

from __future__ import annotations

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.triage import ReferredDown, ReferredUp
from workflows.words import Label


@command
def refer_up(turn: Turn, *, reason: str) -> None:
    """To the unit above; stage and custody clocks settle, the case clock runs on."""
    turn.record(ReferredUp(unit_id=turn.file.lineage[1]), text={"reason": reason})


@command
def refer_down(turn: Turn, *, unit: int, reason: str) -> None:
    """To a unit directly below."""
    below = turn.file.tree.children(turn.file.state.unit_id)
    if unit not in below:
        raise BadInput(
            "unit",
            Label("Chọn một đơn vị trực thuộc.", "Choose a unit directly below."),
        )
    turn.record(ReferredDown(unit_id=unit), text={"reason": reason})
