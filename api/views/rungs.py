"""How far a case was reported upwards, for ``macros/ladder.html``."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from api.filters import day
from api.language import say
from api.sentences.clocks import clock_name
from api.views.case_clocks import levels, readable_clocks
from casework.events.beside import Escalated
from casework.lists.case import CaseReading
from workflows.clocks import Clock


class RungView(NamedTuple):
    """One rung: whether it was reached, on which day, and who has seen it."""

    level: int
    label: str
    reached: bool
    at: str
    seen_by: str


class Ladder(NamedTuple):
    """The rungs of one clock."""

    clock: str
    rungs: list[RungView]


def ladders(reading: CaseReading) -> list[Ladder]:
    """The ladders of running clocks that climbed any rung, the highest first; of none for a
    witness. After the end, the one that climbed highest stays in sight.
    """
    if not reading.inside:
        return []
    reached = levels(reading)
    climbed = [clock for clock in readable_clocks(reading) if reached.get(clock.key)]
    climbed.sort(key=lambda clock: -reached[clock.key])
    open_ones = [clock for clock in climbed if clock.ended_at is None]
    shown = open_ones or climbed[:1]
    return [Ladder(clock_name(clock), _rungs(clock, reading)) for clock in shown]


def _rungs(clock: Clock, reading: CaseReading) -> list[RungView]:
    return [
        _rung(clock, rung.level, say(rung.label), reading) for rung in reading.file.policy.ladder
    ]


def _rung(clock: Clock, level: int, label: str, reading: CaseReading) -> RungView:
    for told in reading.told:
        event = told.step.event
        if isinstance(event, Escalated) and (event.clock, event.level) == (clock.key, level):
            seen = _seen(told.seen_by, reading)
            return RungView(level, label, reached=True, at=day(told.step.at), seen_by=seen)
    return RungView(level, label, reached=False, at="", seen_by="")


def _seen(person: str | None, reading: CaseReading) -> str:
    """Offices read the name, agencies only that it was seen."""
    if person is None:
        return ""
    return person if reading.in_office else str(_("người nhận"))
