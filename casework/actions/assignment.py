"""Between coordinator and agencies: assign, accept, return, reassign, hand back."""

from __future__ import annotations

from collections.abc import Sequence

from casework.actions.perform import Turn, command
from casework.directory import agency_ids
from casework.errors import BadInput
from casework.events.beside import Escalated
from casework.events.handling import (
    Accepted,
    Assigned,
    HandBackAsked,
    HandBackRefused,
    Reassigned,
    Returned,
)
from casework.recording import addressees, tell
from workflows.escalation import Duty
from workflows.words import Label

# Design §2: the second return is a rung to the coordinator above.
RETURNS_THAT_ESCALATE = 2

COMPLAINED = Label("Không giao cho cơ quan bị phản ánh.", "Never to the agency complained about.")


def chosen_agencies(
    turn: Turn, lead: int, supporting: Sequence[int]
) -> tuple[int, tuple[int, ...]]:
    """Lead and supporting agencies; refuses the one complained about, naming the field."""
    session, today = turn.file.session, turn.file.today
    (lead_id,) = agency_ids(session, (lead,), "lead", on=today)
    support = agency_ids(session, supporting, "supporting", on=today)
    complained = set(turn.file.state.complained)
    if lead_id in complained:
        raise BadInput("lead", COMPLAINED)
    if complained & set(support):
        raise BadInput("supporting", COMPLAINED)
    return lead_id, tuple(agency for agency in support if agency != lead_id)


@command
def assign(turn: Turn, *, lead: int, supporting: Sequence[int] = (), message: str = "") -> None:
    """Give the case to a lead agency and those that support it."""
    lead_id, support = chosen_agencies(turn, lead, supporting)
    turn.record(
        Assigned(lead_id=lead_id, supporting=support),
        text={"message": message} if message else None,
    )


@command
def accept(turn: Turn) -> None:
    """Take it up."""
    turn.record(Accepted())


@command
def return_case(turn: Turn, *, reason: str) -> None:
    """Give it back before accepting; the second time the coordinator above is told."""
    turn.record(Returned(), text={"reason": reason})
    file = turn.file
    if file.state.returns >= RETURNS_THAT_ESCALATE:
        event = turn.record(
            Escalated(
                clock="returns",
                clock_kind="returns",
                level=file.state.returns,
                tells_duties=(Duty.COORDINATOR_ABOVE.value,),
            )
        )
        tell(file, event, addressees(file).of_duty(Duty.COORDINATOR_ABOVE))


@command
def reassign(turn: Turn, *, lead: int, reason: str, supporting: Sequence[int] = ()) -> None:
    """Give it to another agency: a new custody, while the case clock runs on."""
    if lead == turn.file.state.lead_id:
        raise BadInput(
            "lead", Label("Cơ quan này đang giữ vụ việc.", "This agency already has it.")
        )
    lead_id, support = chosen_agencies(turn, lead, supporting)
    turn.record(Reassigned(lead_id=lead_id, supporting=support), text={"reason": reason})


@command
def ask_hand_back(turn: Turn, *, reason: str) -> None:
    """After accepting, ask the coordinator to take it back."""
    turn.record(HandBackAsked(), text={"reason": reason})


@command
def refuse_hand_back(turn: Turn, *, reason: str) -> None:
    """The agency goes on."""
    turn.record(HandBackRefused(), text={"reason": reason})
