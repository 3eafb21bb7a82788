"""Topic ``calendar``: apply a version of the calendar to the running cases, an event each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from casework.adopting import adopt_in_case
from casework.calendar.changes import differences, moving
from casework.calendar.editing import TOPIC
from casework.calendar.reach import in_reach
from casework.calendar.stored import calendar_of
from casework.clock import database_now
from casework.database import db
from casework.models import CalendarRollout, CaseClock
from casework.rolling_out import RollingOut


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Look at every case in reach of the version."""
    ROLLING_OUT.run(subject_id)


def _waiting(version: int, after: int, limit: int) -> Sequence[int]:
    """Cases that still follow an older version and may be moved."""
    older, newer = calendar_of(db.session, version - 1), calendar_of(db.session, version)
    days = moving(differences(older.exceptions, newer.exceptions))
    return db.session.scalars(
        select(CaseClock.case_id)
        .distinct()
        .where(
            in_reach(days, older),
            CaseClock.calendar_version < version,
            CaseClock.case_id > after,
        )
        .order_by(CaseClock.case_id)
        .limit(limit)
    ).all()


def _look_at(case_id: int, _version: int) -> None:
    adopt_in_case(case_id, now=database_now())


ROLLING_OUT = RollingOut(TOPIC, CalendarRollout, _waiting, _look_at)
