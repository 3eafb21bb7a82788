"""How a due date came to be what it is: each event that moved it, and from when to when."""

from __future__ import annotations

from typing import Any, NamedTuple

from api.filters import day
from api.sentences.events import sentence
from api.views.deadline import due_value, due_words_of
from casework.lists.case import CaseReading, Told
from workflows.clocks import Clock


class Moved(NamedTuple):
    """One move in words; who may not read the event reads only the dates."""

    on: str
    why: str
    before: str
    after: str


def moved(clock: Clock, reading: CaseReading) -> list[Moved]:
    """The moves of a clock for the page, the earliest first."""
    return [
        Moved(
            day(told.step.at) if told else "",
            sentence(told, reading) if told else "",
            due_words_of(shift.before, clock),
            due_words_of(shift.after, clock),
        )
        for shift in clock.shifts
        for told in [_readable(shift.seq, reading)]
    ]


def moved_values(clock: Clock, reading: CaseReading) -> list[dict[str, Any]]:
    """The same as plain values: ``event`` and ``kind`` are null for who may not read the event."""
    return [
        {
            "event": told.step.seq if told else None,
            "kind": told.step.event.kind if told else None,
            "from": due_value(shift.before, clock),
            "to": due_value(shift.after, clock),
        }
        for shift in clock.shifts
        for told in [_readable(shift.seq, reading)]
    ]


def _readable(seq: int, reading: CaseReading) -> Told | None:
    told = reading.told[seq - 1]
    return told if told.step.event.circles() & reading.circles else None
