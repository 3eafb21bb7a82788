"""Edits of the working calendar that tests make."""

from __future__ import annotations

from datetime import date, datetime

from casework.calendar.changes import Change
from casework.calendar.editing import save_calendar
from casework.calendar.stored import current_calendar
from casework.database import db
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
