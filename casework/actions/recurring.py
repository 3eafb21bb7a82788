"""A fresh report is held against what was closed in its place not long ago."""

from __future__ import annotations

from datetime import timedelta

from casework.casefile import CaseFile, open_file
from casework.events.recurrence import CameBack, RecurrenceFound
from casework.queries import closed_nearby, linked_case
from casework.recording import record
from casework.refs import ZONE
from casework.settling import settle
from casework.similar import pairs, syllables
from workflows.actors import SYSTEM, Standing
from workflows.recurrence import RECURRENCE_DAYS, recurs
from workflows.states import State

# A day more than the rule: its days are those of the offices, and these are spans of time.
LOOKED_BACK = timedelta(days=RECURRENCE_DAYS + 1)


def link_recurrence(file: CaseFile, *, place: str) -> None:
    """Tie a new case to the latest closed one it brings back, on both sides, if there is one."""
    here = pairs(syllables(place))
    today = file.now.astimezone(ZONE).date()
    rows = closed_nearby(
        file.session, file.row.place_unit_id, file.row.type, since=file.now - LOOKED_BACK
    )
    for row in rows:
        if recurs(
            closed_on=row.ended_at.astimezone(ZONE).date(),
            closed_place=pairs(syllables(row.place)),
            reported_on=today,
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
