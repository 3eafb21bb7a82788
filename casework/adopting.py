"""A newer calendar reaches a case by an event of its own, and never silently (promise H4).

Whatever is recorded of a case is counted with the calendar of that moment. So before anything
else is recorded, what the calendar alone has moved is.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from casework.casefile import CaseFile, open_file
from casework.events.calendar import CalendarApplied
from casework.history import moments
from casework.models import CalendarRollout, Case
from casework.queries import linked_case
from casework.recording import record
from casework.seats import Reading
from casework.settling import settle
from casework.unit_of_work import unit_of_work
from workflows.actors import SYSTEM, Standing
from workflows.deadlines import clocks
from workflows.moves import Move, moves, uneventful
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
    if not calendar_moves(file, file.rules):
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


def calendar_moves(file: CaseFile, rules: Rulebook) -> list[Move]:
    """What the calendar in force now in these rules moves, against what the case follows."""
    last = file.history[-1]
    if rules.calendar(file.now).version == file.rules.calendar(last.at).version:
        return []
    known = moments(file.history)
    after = clocks([*known, uneventful(known[-1], file.now)], rules, now=file.now)
    return moves(file.clocks(), after)
