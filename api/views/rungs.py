"""How far a case was reported upwards, for ``macros/ladder.html``."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from api.filters import day, exact
from api.language import say
from api.sentences.clocks import clock_name
from api.views.case_clocks import levels, readable_clocks
from casework.events.beside import Escalated
from casework.lists.case import CaseReading
from casework.lists.rungs import Seen
from workflows.clocks import Clock


class RungView(NamedTuple):
    """One rung: whether it was reached, on which day, and who says to have seen it, when.

    ``event`` is the number of its event while the reader, who was told, has not said so.
    """

    level: int
    label: str
    reached: bool
    at: str
    seen_by: str = ""
    seen_at: str = ""
    event: int | None = None


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
            return RungView(
                level,
                label,
                reached=True,
                at=day(told.step.at),
                seen_by=_seen_by(told.seen, reading),
                seen_at=_seen_at(told.seen, reading),
                event=told.step.seq if told.to_acknowledge else None,
            )
    return RungView(level, label, reached=False, at="")


def _seen_by(seen: Seen | None, reading: CaseReading) -> str:
    """Offices read the name, agencies only that it was seen."""
    if seen is None:
        return ""
    return seen.by if reading.in_office else str(_("người nhận"))


def _seen_at(seen: Seen | None, reading: CaseReading) -> str:
    """To the minute, but of a sensitive matter only the day."""
    if seen is None:
        return ""
    return day(seen.at) if reading.file.type.sensitive else exact(seen.at)
