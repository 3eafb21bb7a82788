"""The clock of a test's database, looked at and moved."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.models import DatabaseMark
from casework.unit_of_work import unit_of_work


def present() -> datetime:
    """The database's time, as the next request will read it."""
    moment = read_clock(db.session)
    db.session.rollback()
    return moment


def let_pass(passed: timedelta) -> None:
    """So much later."""
    with unit_of_work() as session:
        more = DatabaseMark.shift_us + passed // MICROSECOND
        session.execute(update(DatabaseMark).values(shift_us=more))
