"""The cases a case is linked with, as far as they exist for this reader."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from casework.events.intake import SplitOff, VoiceJoined, VoiceLeft
from casework.events.recurrence import CameBack, DidNotComeBack
from casework.lists.case import CaseReading
from casework.models import Case, CaseText
from casework.queries import visible_rows
from casework.visibility import wholly_visible


class Tie(StrEnum):
    """How the other case is tied to this one."""

    MERGED_INTO = "merged_into"
    MERGED_HERE = "merged_here"
    SPLIT_FROM = "split_from"
    SPLIT_INTO = "split_into"
    BRINGS_BACK = "brings_back"
    CAME_BACK = "came_back"


class Linked(NamedTuple):
    """The other case."""

    tie: Tie
    ref: str
    title: str
    state: str


def linked(reading: CaseReading) -> list[Linked]:
    """Merged and split cases that this reader may see too; asks only if there are any."""
    ties = _ties(reading)
    if not ties:
        return []
    statement = visible_rows(
        reading.actor, reading.file.tree, Case.id, Case.ref, Case.state, CaseText.title
    ).where(Case.id.in_(ties), wholly_visible(reading.actor, reading.file.tree))
    rows = {row.id: row for row in reading.file.session.execute(statement)}
    return [
        Linked(tie, rows[each].ref, rows[each].title, rows[each].state)
        for each, tie in ties.items()
        if each in rows
    ]


def _ties(reading: CaseReading) -> dict[int, Tie]:
    """By the other case's id; what was undone ties no more."""
    case = reading.file.state
    found: dict[int, Tie] = {}
    own = (
        (case.merged_into_id, Tie.MERGED_INTO),
        (case.split_from_id, Tie.SPLIT_FROM),
        (case.recurs_of_id, Tie.BRINGS_BACK),
    )
    found |= {other: tie for other, tie in own if other is not None}
    for told in reading.told:
        event = told.step.event
        if isinstance(event, VoiceJoined):
            found[event.case_id] = Tie.MERGED_HERE
        elif isinstance(event, VoiceLeft):
            found.pop(event.case_id, None)
        elif isinstance(event, SplitOff):
            found[event.case_id] = Tie.SPLIT_INTO
        elif isinstance(event, CameBack):
            found[event.case_id] = Tie.CAME_BACK
        elif isinstance(event, DidNotComeBack):
            found.pop(event.case_id, None)
    return found
