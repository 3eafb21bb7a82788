"""Which running deadlines an edit can reach at all: those whose counting passes an edited day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, false

from casework.models import CaseClock
from workflows.calendar import WorkCalendar

_ONE_DAY: Final = timedelta(days=1)


def in_reach(days: Sequence[date], calendar: WorkCalendar) -> ColumnElement[bool]:
    """Clocks that run and began before the last of these days, and are due on the first or later.

    A due date found before the first edited day was counted without it, and stays.
    """
    if not days:
        return false()
    return and_(
        CaseClock.ended_at.is_(None),
        CaseClock.started_at < calendar.end_of(max(days)),
        CaseClock.due_current > calendar.end_of(min(days) - _ONE_DAY),
    )
