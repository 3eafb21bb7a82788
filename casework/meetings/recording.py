"""Reading a meeting to change it, and writing its events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from casework.errors import NotAllowed, NotFound
from casework.meetings.folding import FOLDED, MeetingFold, fold_one
from casework.models import Meeting, MeetingEvent
from casework.seats import Reading
from casework.unit_of_work import Writing
from casework.units import UnitTree, read_tree
from workflows.actors import Actor, Role
from workflows.meeting import MeetingState, next_meeting_state


def units_seen(actor: Actor, tree: UnitTree) -> frozenset[int]:
    """The units whose meetings the actor may read: their own and all below."""
    own = actor.units(Role.COMMITTEE) | actor.units(Role.COORDINATOR) | actor.units(Role.OBSERVER)
    return tree.subtree(own)


def units_run(actor: Actor) -> frozenset[int]:
    """The units whose meetings the actor prepares and runs: where they sit themselves."""
    return actor.units(Role.COMMITTEE) | actor.units(Role.COORDINATOR)


def visible_meeting(session: Reading, meeting_id: int, *, actor: Actor) -> Meeting:
    """The meeting, for this actor; NotFound for either lack."""
    row: Meeting | None = session.get(Meeting, meeting_id)
    if row is None or row.unit_id not in units_seen(actor, read_tree(session)):
        raise NotFound
    return row


def meeting_to_change(session: Writing, meeting_id: int, *, actor: Actor) -> Meeting:
    """The same, locked; NotAllowed for whoever may only read it."""
    row: Meeting | None = session.scalar(
        select(Meeting).where(Meeting.id == meeting_id).with_for_update()
    )
    if row is None or row.unit_id not in units_seen(actor, read_tree(session)):
        raise NotFound
    if row.unit_id not in units_run(actor):
        raise NotAllowed
    return row


def check_step(row: Meeting, action: str) -> None:
    """Raises NotPossible when the meeting's state does not allow it."""
    next_meeting_state(MeetingState(row.state), action)


def record(
    session: Writing,
    row: Meeting,
    kind: str,
    body: Mapping[str, Any],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Append the event and bring the row along; time never runs back within a meeting."""
    at = max(now, row.opened_at or now)
    row.last_seq += 1
    session.add(
        MeetingEvent(
            meeting_id=row.id,
            seq=row.last_seq,
            kind=kind,
            actor_id=actor.person_id,
            recorded_at=at,
            body=dict(body),
        )
    )
    follow(row, fold_one(folded(row), kind, body, at))


def folded(row: Meeting) -> MeetingFold:
    """The row as a fold."""
    return MeetingFold(**{name: getattr(row, name) for name in FOLDED})


def follow(row: Meeting, state: MeetingFold) -> None:
    """The row takes the values of the fold."""
    for name in FOLDED:
        setattr(row, name, getattr(state, name))
