"""Edits of the working calendar and of a policy that tests make."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from casework.calendar.changes import Change
from casework.calendar.editing import save_calendar
from casework.calendar.stored import current_calendar
from casework.clock import read_clock
from casework.database import db
from casework.models import PolicyVersion
from casework.refs import ZONE
from casework.rules.editing import save_policy
from tests.cast import Cast
from tests.shifting import set_clock
from workflows.calendar import Day
from workflows.words import Label


def day_off(when: date) -> Change:
    """An ordinary day that becomes a day off."""
    return Change(when, Day(when, False, Label("Nghỉ bão", "Storm"), "CV 15", False))


def save(cast: Cast, now: datetime, *changes: Change) -> int:
    """Save them as the next version, at this time, without applying it to any case yet."""
    set_clock(now)
    base = current_calendar(db.session).version
    return save_calendar(
        actor=cast.actor("ada"), now=now, base=base, changes=changes, note="Bão số 5"
    )


def shorter_handling(
    cast: Cast, *, days: int = 0, base: int = 1, open_cases: bool = True, **numbers: Any
) -> int:
    """Save the next policy of pollution, for today or ``days`` ahead; returns its row's id."""
    now = read_clock(db.session)
    save_policy(
        actor=cast.actor("ada"),
        now=now,
        type_slug="pollution",
        base=base,
        numbers=numbers or {"in_progress": 10},
        effective_on=now.astimezone(ZONE).date() + timedelta(days=days),
        reason="Rút ngắn",
        open_cases=open_cases,
    )
    return db.session.scalar(select(func.max(PolicyVersion.id))) or 0
