"""Making the next version of the working calendar (design §3.1, §3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from casework.administration.checks import NAMELESS, require
from casework.calendar.changes import Change, differences, edited, moving
from casework.calendar.reach import in_reach
from casework.calendar.stored import current_calendar, store_version
from casework.clock import read_clock
from casework.errors import BadInput, Stale
from casework.models import CalendarRollout, CaseClock
from casework.outbox import put
from casework.queries import hold_every_case
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

TOPIC: Final = "calendar"
MEANWHILE = Label(
    "Lịch vừa được người khác sửa. Mở lại lịch mới rồi sửa tiếp.",
    "Somebody else has just changed the calendar. Open it again.",
)


def save_calendar(
    *,
    actor: Actor,
    now: datetime,  # noqa: ARG001 -- every command takes it
    base: int,
    changes: Sequence[Change],
    note: str,
) -> int:
    """The next version, made of version ``base`` and these changes; returns its number.

    With it goes the order to apply it to running cases. Raises Stale if ``base`` is no longer
    the newest, BadInput for ``note``, ``days`` or ``days.<n>.<field>``.

    It is dated when no command is under way, and not when it was asked for: every event dated
    later is then counted with it, and every earlier one without.
    """
    require(actor, Permission.CALENDAR_MANAGE)
    if not note.strip():
        raise BadInput("note", NAMELESS)
    with unit_of_work() as session:
        hold_every_case(session)
        calendar = current_calendar(session)
        if calendar.version != base:
            raise Stale(MEANWHILE)
        days = edited(calendar, changes)
        at = read_clock(session)
        version = store_version(
            session, days.values(), note=note.strip(), now=at, person_id=actor.person_id
        )
        moved = moving(differences(calendar.exceptions, days))
        reached = select(func.count(CaseClock.case_id.distinct())).where(in_reach(moved, calendar))
        session.add(CalendarRollout(version_id=version, cases=session.scalar(reached)))
        put(session, TOPIC, version, at)
        return version
