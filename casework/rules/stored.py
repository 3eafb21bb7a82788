"""Every version of the rules read from the database, once a process for each new version."""

from __future__ import annotations

from sqlalchemy import func, select

from casework.calendar.stored import Reading, calendar_of
from casework.models import CalendarVersion
from workflows.rulebook import ALWAYS, DatedCalendar, DatedPolicy, Rulebook
from workflows.types import CASE_TYPES

NEWEST_RULES = select(func.max(CalendarVersion.id)).scalar_subquery()
"""Which versions there are now, for a statement that asks beside something else."""


def read_rulebook(session: Reading, newest: int | None = None) -> Rulebook:
    """All versions there are now; the same object as long as none is added.

    newest: the answer to ``NEWEST_RULES`` where the caller has just asked it.
    """
    if newest is None:
        newest = session.scalar(select(NEWEST_RULES))
    key = (str(session.get_bind().engine.url), newest)
    if key not in _READ:
        _READ[key] = _read(session)
    return _READ[key]


# By database and newest version; the tests open many databases in one process.
_READ: dict[tuple[str, int | None], Rulebook] = {}


def _read(session: Reading) -> Rulebook:
    calendars = session.execute(
        select(CalendarVersion.id, CalendarVersion.recorded_at).order_by(CalendarVersion.id)
    )
    return Rulebook(
        {slug: (DatedPolicy(ALWAYS, each.policy),) for slug, each in CASE_TYPES.items()},
        tuple(DatedCalendar(since, calendar_of(session, n)) for n, since in calendars.all()),
    )
