"""Every version of the rules read from the database, once a process for each new version."""

from __future__ import annotations

from sqlalchemy import func, select

from casework.calendar.stored import Reading, calendar_of
from casework.models import CalendarVersion, PolicyVersion
from casework.rules.written import read_policy
from workflows.rulebook import ALWAYS, DatedCalendar, DatedPolicy, Rulebook
from workflows.types import CASE_TYPES

NEWEST_RULES = (
    select(func.max(CalendarVersion.id)).scalar_subquery()
    + select(func.coalesce(func.max(PolicyVersion.id), 0)).scalar_subquery()
)
"""Which versions there are now, for a statement that asks beside something else.

Rows are only ever added to either table, so the sum of their newest numbers names a state of both.
"""


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
    policies = {slug: [DatedPolicy(ALWAYS, each.policy)] for slug, each in CASE_TYPES.items()}
    for row in session.scalars(select(PolicyVersion).order_by(PolicyVersion.version)):
        policies[row.type].append(
            DatedPolicy(row.effective_at, read_policy(row.type, row.version, row.body))
        )
    return Rulebook(
        policies,
        tuple(DatedCalendar(since, calendar_of(session, n)) for n, since in calendars.all()),
    )
