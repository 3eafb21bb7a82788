"""The working calendar as the database keeps it: written once, read by version."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session

from casework.calendar.seed import seed_days
from casework.models import CalendarDay, CalendarVersion
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

Reading = Session | scoped_session[Any]
NEWEST = select(func.max(CalendarVersion.id))


def store_first_version(session: Reading, *, now: datetime) -> None:
    """Put the shipped calendar into a database that has none; nothing if it has one."""
    if session.scalar(select(func.max(CalendarVersion.id))) is not None:
        return
    version = CalendarVersion(recorded_at=now, note="holidays, overrides.csv")
    session.add(version)
    session.flush()
    session.add_all(
        CalendarDay(
            version_id=version.id,
            day=day.date,
            working=day.working,
            name_vi=day.name.vi,
            name_en=day.name.en,
            source=day.source,
            provisional=day.provisional,
        )
        for day in seed_days()
    )
    session.flush()


def current_calendar(session: Reading) -> WorkCalendar:
    """The newest version."""
    return calendar_of(session, session.scalar(NEWEST))


def calendar_of(session: Reading, version: int | None) -> WorkCalendar:
    """One version; its days are read once a process, since a version never changes."""
    if version is None:
        raise LookupError("this database has no working calendar")
    key = (str(session.get_bind().engine.url), version)
    if key not in _READ:
        _READ[key] = _read(session, version)
    return _READ[key]


# By database and version; the tests open many databases in one process.
_READ: dict[tuple[str, int], WorkCalendar] = {}


def _read(session: Reading, version: int) -> WorkCalendar:
    rows = session.scalars(select(CalendarDay).where(CalendarDay.version_id == version))
    days = {
        row.day: Day(
            row.day, row.working, Label(row.name_vi, row.name_en), row.source, row.provisional
        )
        for row in rows
    }
    return WorkCalendar(version=version, exceptions=days)
