"""A newer calendar reaches a case by an event of its own, and never silently (promise H4).

Whatever is recorded of a case is counted with the calendar of that moment. So before anything
else is recorded, what the calendar alone has moved is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update

from casework.casefile import CaseFile, open_file
from casework.events.calendar import CalendarApplied
from casework.history.reading import Step, moments
from casework.models import CalendarRollout, Case
from casework.queries import linked_case
from casework.recording import record
from casework.seats import Reading
from casework.settling import settle
from casework.unit_of_work import unit_of_work
from workflows.actors import SYSTEM, Standing
from workflows.moves import Move, moves_under
from workflows.rulebook import Rulebook


def open_to_change(session: Reading, row: Case, *, now: datetime) -> CaseFile:
    """Take a case out to record something of it: it follows the newest calendar first."""
    file = open_file(session, row, now=now)
    adopt_calendar(file)
    return file


def adopt_calendar(file: CaseFile) -> bool:
    """Record that the newest calendar moves a deadline of the case, if it does; tell if it did.

    A second time it finds nothing to do, since the event itself was counted with the newest.
    """
    if not calendar_moves(file.history, file.rules, file.rules, at=file.now):
        return False
    version = file.rules.calendar(file.now).version
    record(file, CalendarApplied(calendar_version=version), actor=SYSTEM, standing=Standing.SYSTEM)
    file.session.execute(
        update(CalendarRollout)
        .where(CalendarRollout.version_id == version)
        .values(moved=CalendarRollout.moved + 1)
    )
    return True


def adopt_in_case(case_id: int, *, now: datetime) -> bool:
    """The same for a case that nobody is working on, in a transaction of its own."""
    with unit_of_work() as session:
        file = open_file(session, linked_case(session, case_id), now=now)
        adopted = adopt_calendar(file)
        if adopted:
            settle(file)
        return adopted


def calendar_moves(
    history: Sequence[Step], before: Rulebook, after: Rulebook, *, at: datetime
) -> list[Move]:
    """What the calendar in force at ``at`` in the rules ``after`` moves, against what it follows."""
    if after.calendar(at).version == before.calendar(history[-1].at).version:
        return []
    return moves_under(moments(history), before, after, at=at)
