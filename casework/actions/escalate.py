"""The sweep: every rung whose time has come is climbed exactly once (design §3.7)."""

from __future__ import annotations

import logging
import time
from datetime import datetime

from sqlalchemy import select

from casework.adopting import open_to_change
from casework.casefile import CaseFile
from casework.clock import TellsTime, standing
from casework.database import db
from casework.each import each
from casework.events.beside import Escalated
from casework.models import CaseClock, Escalation
from casework.queries import linked_case
from casework.recording import addressees, record, tell
from casework.settling import settle
from casework.sweeping.batch import sweep_cases
from casework.sweeping.due import BEGINNING, Place, Waiting, waiting
from casework.unit_of_work import unit_of_work
from workflows.actors import SYSTEM, Standing
from workflows.clocks import Clock
from workflows.escalation import Duty, Rung, rung_at, rungs_due

log = logging.getLogger(__name__)
# Clocks a transaction. SQLite has one writer: nobody else should wait long for the lock, and
# whoever waits looks again every tenth of a second only, so the sweep stays away a little longer.
BATCH = {"postgresql": 5_000, "sqlite": 500}
PAUSE = {"postgresql": 0.0, "sqlite": 0.12}


def sweep(*, now: datetime, clock: TellsTime | None = None) -> int:
    """Climb every rung due by ``now``, oldest first, to the last one; returns how many.

    A long sweep asks ``clock`` for the time before each batch, and before each case that is taken
    alone, so that its events are dated when they were written.
    """
    asked = clock or standing(now)
    climbed, after = 0, BEGINNING
    while found := _waiting(after, now):
        if after is not BEGINNING:
            time.sleep(PAUSE[db.engine.dialect.name])
        climbed += _climb_all(found.cases, asked)
        after = found.last
    return climbed


def _waiting(after: Place, now: datetime) -> Waiting | None:
    """Asked of a bare connection: this is all that a round of the ticker does when none waits."""
    engine = db.engine
    with engine.connect() as connection:
        return waiting(connection, after=after, now=now, limit=BATCH[engine.dialect.name])


def _climb_all(cases: list[int], clock: TellsTime) -> int:
    """Together, and one by one what cannot be done so: no case keeps the others waiting."""
    climbed, left = 0, cases
    try:
        climbed, left = sweep_cases(cases, now=clock())
    except Exception:
        log.exception("%d cases could not be swept together; each is now taken alone", len(cases))
    return climbed + each(left, lambda case_id: escalate_case(case_id, now=clock()))


def escalate_case(case_id: int, *, now: datetime) -> int:
    """Climb what is due on one case; the lock on its row and the unique rung make it once."""
    with unit_of_work() as session:
        file = open_to_change(session, linked_case(session, case_id), now=now)
        rows = _rows_due(file)
        climbed = sum(
            _climb(file, clock, rows[clock.key]) for clock in file.clocks() if clock.key in rows
        )
        settle(file)
        return climbed


def _rows_due(file: CaseFile) -> dict[str, CaseClock]:
    rows = file.session.scalars(
        select(CaseClock).where(
            CaseClock.case_id == file.row.id,
            CaseClock.ended_at.is_(None),
            CaseClock.next_rung_at <= file.now,
        )
    )
    return {row.key: row for row in rows}


def _climb(file: CaseFile, clock: Clock, row: CaseClock) -> int:
    due = rungs_due(
        file.policy.ladder,
        clock.due_current,
        urgent=file.state.urgent,
        cycle=clock.cycle,
        reached=row.level,
        calendar=file.calendar_of(clock),
        now=file.now,
        started_at=clock.started_at,
    )
    for rung in due:
        _climb_rung(file, clock, row, rung)
    return len(due)


def _climb_rung(file: CaseFile, clock: Clock, row: CaseClock, rung: Rung) -> None:
    file.session.add(
        Escalation(
            clock_id=row.id,
            case_id=file.row.id,
            level=rung.level,
            due_at=rung_at(
                rung,
                clock.due_current,
                urgent=file.state.urgent,
                calendar=file.calendar_of(clock),
            ),
            recorded_at=file.now,
        )
    )
    row.level = rung.level
    event = record(
        file,
        Escalated(
            clock=clock.key,
            clock_kind=clock.kind.value,
            level=rung.level,
            tells_duties=tuple(duty.value for duty in rung.tells),
        ),
        actor=SYSTEM,
        standing=Standing.SYSTEM,
    )
    people = addressees(file)
    tell(file, event, {p for duty in rung.tells for p in people.of_duty(Duty(duty))})
