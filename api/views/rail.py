"""The life of a case as a line of stops, for ``macros/rail.html``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from api.filters import day
from api.language import say
from api.source_day import source_day
from casework.fold import CaseState
from casework.history.reading import Step
from casework.lists.case import CaseReading
from workflows.clocks import Clock, ClockKind
from workflows.coarseness import ABOUT_SOURCES
from workflows.states import MAIN_LINE, PASSED_ON, STATE_LABELS, State

DONE, CURRENT, NEXT, SKIPPED = "done", "current", "next", "skipped"
# Which clock tells whether a stop was late; feedback waits, and is late only with a decision.
CLOCK_OF = {State.FEEDBACK: (ClockKind.DISPUTE,), State.CLOSED: (ClockKind.OBJECTION,)}


class Stop(NamedTuple):
    """One stop; late and paused speak of the time spent in it."""

    label: str
    at: str
    status: str
    late: bool
    paused: bool
    holder: str


def rail(reading: CaseReading) -> list[Stop]:
    """The stops of the present cycle; a case that ended on the side shows where it left the line."""
    line = _line(reading)
    here = line.index(State(reading.file.state.state))
    return [_stop(state, place, here, reading) for place, state in enumerate(line)]


def _line(reading: CaseReading) -> Sequence[State]:
    """The main line, or as far as the case came before it was declined or merged."""
    now = State(reading.file.state.state)
    if now in MAIN_LINE:
        return MAIN_LINE
    passed = [state for state in MAIN_LINE if _entered(state, reading) is not None]
    return (*passed, now)


def _stop(state: State, place: int, here: int, reading: CaseReading) -> Stop:
    entered = _entered(state, reading)
    status = _status(place, here, entered)
    shown = entered if status in (DONE, CURRENT) else None
    return Stop(
        label=_label(state, reading),
        at=_at(shown, reading) if shown else "",
        status=status,
        late=shown is not None and reading.inside and _late(state, reading),
        paused=shown is not None and _paused(state, reading),
        holder=_holder(shown.after, reading) if shown and state is not State.CLOSED else "",
    )


def _at(entered: Step, reading: CaseReading) -> str:
    told = entered.event.kind in ABOUT_SOURCES
    return source_day(reading, entered.at) if told else day(entered.at)


def _status(place: int, here: int, entered: Step | None) -> str:
    if place == here:
        return CURRENT
    if place > here:
        return NEXT
    return DONE if entered else SKIPPED


def _entered(state: State, reading: CaseReading) -> Step | None:
    """When the case last came into this state; in a later cycle, earlier stops keep their dates."""
    found: Step | None = None
    before = ""
    for step in reading.file.history:
        if step.after.state == state and before != state:
            found = step
        before = step.after.state
    return found


def _label(state: State, reading: CaseReading) -> str:
    lead = reading.file.state.lead_id
    if state is State.ASSIGNED and lead is not None and reading.agencies[lead].outside:
        return say(PASSED_ON)
    return say(STATE_LABELS[state])


def _late(state: State, reading: CaseReading) -> bool:
    """Whether any clock of this stop in the present cycle ever passed its due date."""
    return any(clock.first_breached_at for clock in _clocks(state, reading))


def _clocks(state: State, reading: CaseReading) -> list[Clock]:
    kinds = CLOCK_OF.get(state, (ClockKind.STAGE,))
    cycle = reading.file.state.cycle
    return [
        clock
        for clock in reading.file.clocks()
        if clock.kind in kinds
        and clock.cycle == cycle
        and (clock.kind is not ClockKind.STAGE or clock.name == state.value)
    ]


def _paused(state: State, reading: CaseReading) -> bool:
    return any(
        step.event.kind == "paused"
        and step.after.state == state
        and step.after.cycle == reading.file.state.cycle
        for step in reading.file.history
    )


def _holder(case: CaseState, reading: CaseReading) -> str:
    if case.held_by_agency:
        return reading.agency(case.lead_id)
    return "" if case.ended_at else reading.unit(case.unit_id)
