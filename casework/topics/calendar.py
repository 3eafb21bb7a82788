"""Topic ``calendar``: apply a version of the calendar to the running cases, an event each.

Each case is a transaction of its own, so no command waits for more than one. What this run has
seen is noted after each batch; one that dies is taken up from there, and looking at a case twice
changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from casework.adopting import adopt_in_case
from casework.calendar.changes import differences, moving
from casework.calendar.reach import in_reach
from casework.calendar.stored import calendar_of
from casework.clock import read_clock
from casework.database import db
from casework.models import CalendarRollout, CaseClock
from casework.outbox import renew
from casework.unit_of_work import unit_of_work

logger = logging.getLogger(__name__)

TOPIC = "calendar"
BATCH = 50


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Look at every case in reach of the version, and go on where one died.

    A case that cannot be looked at keeps no other waiting; the run then fails, and the next try
    begins with it.
    """
    failed: list[int] = []
    while cases := _next(subject_id):
        failed += [case_id for case_id in cases if not _looked_at(case_id)]
        _note(subject_id, cases)
    with unit_of_work() as session:
        rollout = session.get_one(CalendarRollout, subject_id)
        if failed:
            rollout.last_case_id = failed[0] - 1
        else:
            rollout.ended_at = read_clock(session)
    if failed:
        raise RuntimeError(f"the calendar could not be applied to {len(failed)} cases")


def _looked_at(case_id: int) -> bool:
    try:
        adopt_in_case(case_id, now=read_clock(db.session()))
    except Exception:
        logger.exception("version of the calendar not applied to case %d", case_id)
        return False
    return True


def _next(version: int) -> Sequence[int]:
    """Cases that still follow an older version and may be moved."""
    before, after = calendar_of(db.session, version - 1), calendar_of(db.session, version)
    days = moving(differences(before.exceptions, after.exceptions))
    rollout = db.session.get_one(CalendarRollout, version, populate_existing=True)
    found = db.session.scalars(
        select(CaseClock.case_id)
        .distinct()
        .where(
            in_reach(days, before),
            CaseClock.calendar_version < version,
            CaseClock.case_id > rollout.last_case_id,
        )
        .order_by(CaseClock.case_id)
        .limit(BATCH)
    ).all()
    db.session.rollback()
    return found


def _note(version: int, cases: Sequence[int]) -> None:
    with unit_of_work() as session:
        rollout = session.get_one(CalendarRollout, version, with_for_update=True)
        if rollout.last_case_id < cases[-1]:
            rollout.last_case_id = cases[-1]
            rollout.seen = min(rollout.seen + len(cases), rollout.cases)
        renew(session, TOPIC, version, now=read_clock(session))
