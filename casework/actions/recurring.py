"""A fresh report is held against what was closed in its place not long ago; a person may undo that."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from casework.actions.perform import Turn, command
from casework.casefile import CaseFile, open_file
from casework.events.recurrence import (
    CameBack,
    DidNotComeBack,
    RecurrenceDenied,
    RecurrenceFound,
)
from casework.hotspots.events import CameBackThere, DidNotComeBackThere, EntryEvent
from casework.hotspots.file import open_entry
from casework.hotspots.visible import lock_entry
from casework.models import HotSpotCase
from casework.queries import closed_nearby, linked_case
from casework.recording import record
from casework.refs import ZONE
from casework.settling import settle
from casework.similar import pairs, syllables
from workflows.actors import SYSTEM, Actor, Standing
from workflows.recurrence import RECURRENCE_DAYS, recurs
from workflows.states import State

# A day more than the rule: its days are those of the offices, and these are spans of time.
LOOKED_BACK = timedelta(days=RECURRENCE_DAYS + 1)


def link_recurrence(file: CaseFile, *, place: str) -> None:
    """Tie a new case to the latest closed one it brings back, on both sides, if there is one."""
    here = pairs(syllables(place))
    case = file.state
    rows = closed_nearby(
        file.session, case.place_unit_id, case.type, since=case.reported_at - LOOKED_BACK
    )
    for row in rows:
        if recurs(
            closed_on=row.ended_at.astimezone(ZONE).date(),
            closed_place=pairs(syllables(row.place)),
            reported_on=case.reported_at.astimezone(ZONE).date(),
            reported_place=here,
        ):
            _tie(file, row.id)
            return


def _tie(file: CaseFile, closed_id: int) -> None:
    row = linked_case(file.session, closed_id)
    if row.state != State.CLOSED:  # reopened while we waited for it
        return
    record(file, RecurrenceFound(case_id=row.id), actor=SYSTEM, standing=Standing.SYSTEM)
    earlier = open_file(file.session, row, now=file.now)
    record(earlier, CameBack(case_id=file.row.id), actor=SYSTEM, standing=Standing.SYSTEM)
    settle(earlier)
    _tell_register(earlier, CameBackThere(case_id=file.row.id), SYSTEM)


@command
def deny_recurrence(turn: Turn, *, reason: str) -> None:
    """It is another matter: both cases say so and why, and the end of the closed one has lasted."""
    file, text = turn.file, {"reason": reason}
    closed_id = file.state.recurs_of_id
    assert closed_id is not None  # noqa: S101 -- guarded by RECURS
    turn.record(RecurrenceDenied(case_id=closed_id), text=text)
    earlier = open_file(file.session, linked_case(file.session, closed_id), now=file.now)
    event = DidNotComeBack(case_id=file.row.id)
    record(earlier, event, actor=turn.actor, standing=turn.standing, text=text)
    settle(earlier)
    _tell_register(earlier, DidNotComeBackThere(case_id=file.row.id), turn.actor)


def _tell_register(earlier: CaseFile, event: EntryEvent, actor: Actor) -> None:
    """Entries that watch the closed case, or ended well, hear of it."""
    session = earlier.session
    ids = session.scalars(
        select(HotSpotCase.hot_spot_id)
        .where(HotSpotCase.case_id == earlier.row.id)
        .order_by(HotSpotCase.hot_spot_id)
    ).all()
    for each in ids:
        entry = open_entry(session, lock_entry(session, each), now=earlier.now)
        entry.record(event, actor=actor)
