"""The clock of a test's database, set to the test's own time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from casework.clock import read_clock
from casework.database import MICROSECOND
from casework.models import DatabaseMark
from casework.unit_of_work import unit_of_work


def set_clock(now: datetime) -> None:
    """From here on the open application's database says it is now, and goes on."""
    with unit_of_work() as session:
        shift = (now - read_clock(session)) // MICROSECOND
        session.execute(update(DatabaseMark).values(shift_us=DatabaseMark.shift_us + shift))
