"""What time it is: the database's clock, read in one place (design §3.8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session, scoped_session
from sqlalchemy.sql.functions import FunctionElement

from casework.database import UTCDateTime, db


class recorded_now(FunctionElement[datetime]):  # noqa: N801 -- reads as an SQL function
    """The database's time; a database made as demo or test adds the shift it keeps."""

    type = UTCDateTime()
    inherit_cache = True
    name = "recorded_now"


SQLITE_NOW = (
    "(CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000"
    " + (SELECT shift_us FROM database_mark))"
)


@compiles(recorded_now, "sqlite")
def _on_sqlite(_element: Any, _compiler: Any, **_kw: Any) -> str:
    return SQLITE_NOW


@compiles(recorded_now, "postgresql")
def _on_postgresql(_element: Any, _compiler: Any, **_kw: Any) -> str:
    return "recorded_now()"


def read_clock(session: Session | scoped_session[Any]) -> datetime:
    """Now, aware UTC, as the database tells it."""
    moment: datetime = session.execute(select(recorded_now())).scalar_one()
    return moment


def skew_of(moment: datetime, *, shift_us: int) -> timedelta:
    """How far this machine's clock is ahead of the database's ``moment``, just read.

    The shift of a demo, in microseconds, is no skew.
    """
    return datetime.now(UTC) + timedelta(microseconds=shift_us) - moment


TellsTime = Callable[[], datetime]
"""What a loop of commands asks before each: none is dated when the loop began."""


def standing(now: datetime) -> TellsTime:
    """A clock that always says the same, for one command alone and for tests."""
    return lambda: now


def database_now() -> datetime:
    """Now, for a process between two commands: it is asked without keeping a snapshot."""
    now = read_clock(db.session)
    db.session.rollback()
    return now
