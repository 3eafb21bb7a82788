"""The end and what may follow: close, lapse, object, dismiss, reopen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete

from casework.actions.assignment import chosen_agencies
from casework.actions.perform import Turn, command
from casework.adopting import open_to_change
from casework.errors import BadInput
from casework.events.closing import Closed, Lapsed, Objected, ObjectionDismissed, Reopened
from casework.events.intake import VoiceLeft
from casework.models import CaseConfirmer
from casework.queries import linked_case
from casework.recording import record
from casework.settling import settle
from workflows.states import State
from workflows.words import Label


@command
def close(turn: Turn, *, reason: str) -> None:
    """Close a disputed case; it is counted as closed against dispute for ever."""
    turn.record(Closed(), text={"reason": reason})


@command
def lapse(turn: Turn) -> None:
    """Nobody answered in time: closed, unconfirmed."""
    turn.record(Lapsed())


@command
def object(turn: Turn, *, reason: str) -> None:  # noqa: A001 -- the action's name
    """The reporter does not accept the end."""
    turn.record(Objected(), text={"reason": reason})


@command
def dismiss_objection(turn: Turn, *, reason: str) -> None:
    """The end stands; the reporter reads why."""
    turn.record(ObjectionDismissed(), text={"reason": reason})


@command
def reopen(
    turn: Turn, *, reason: str, lead: int | None = None, supporting: Sequence[int] = ()
) -> None:
    """Start the next cycle: at an agency, or on the coordinator's desk when never taken up."""
    file = turn.file
    lead_id: int | None = None
    support: tuple[int, ...] = ()
    if turn.after is State.ASSIGNED:
        chosen = lead if lead is not None else file.state.lead_id
        if chosen is None:
            raise BadInput("lead", Label("Chọn cơ quan chủ trì.", "Choose the lead agency."))
        lead_id, support = chosen_agencies(turn, chosen, supporting)
    joined = file.state.merged_into_id
    turn.record(
        Reopened(state=turn.after.value, lead_id=lead_id, supporting=support),
        text={"reason": reason},
    )
    if joined is not None:
        _leave(turn, joined)
    file.session.execute(delete(CaseConfirmer).where(CaseConfirmer.case_id == file.row.id))
    file.confirmers = frozenset()


def _leave(turn: Turn, joined: int) -> None:
    """Undo the merge: the other case, and any it was merged into since, lose these voices."""
    here: int | None = joined
    while here is not None:
        other = open_to_change(
            turn.file.session, linked_case(turn.file.session, here), now=turn.now
        )
        record(
            other,
            VoiceLeft(case_id=turn.file.row.id, voices=turn.file.state.voices),
            actor=turn.actor,
            standing=turn.standing,
        )
        settle(other)
        here = other.state.merged_into_id
