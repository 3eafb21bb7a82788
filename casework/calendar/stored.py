"""The working calendar as the database keeps it: versions that never change, read by number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session

from casework.calendar.seed import seed_days
from casework.models import CalendarDay, CalendarVersion
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

Reading = Session | scoped_session[Any]
NEWEST: Final = select(func.max(CalendarVersion.id))


def store_first_version(session: Reading, *, now: datetime) -> None:
    """Put the shipped calendar into a database that has none; nothing if it has one."""
    if session.scalar(NEWEST) is None:
        store_version(session, seed_days(), note="holidays, overrides.csv", now=now)


def store_version(
    session: Reading, days: Iterable[Day], *, note: str, now: datetime, person_id: int | None = None
) -> int:
    """Write the next version with all its exceptions, and return its number; numbers have no gap."""
    number = (session.scalar(NEWEST) or 0) + 1
    session.add(CalendarVersion(id=number, recorded_at=now, note=note, person_id=person_id))
    session.flush()
    session.add_all(
        CalendarDay(
            version_id=number,
            day=day.date,
            working=day.working,
            name_vi=day.name.vi,
            name_en=day.name.en,
            source=day.source,
            provisional=day.provisional,
        )
        for day in days
    )
    session.flush()
    return number


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
