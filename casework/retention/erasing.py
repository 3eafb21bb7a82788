"""The day's purge: what this role may let go is gone, and what waits for another role is counted.

On PostgreSQL only the erasure role removes payloads (``casework forget``); elsewhere the ticker does
all of it. Each run leaves a row, so that a purge that waits, or stopped, is seen under /health/ready.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete

from casework.database import db
from casework.models import Purge
from casework.retention.periods import purge_all
from casework.retention.texts import erase_waiting, masked_waiting, texts_due
from casework.sources.purging import may_purge, purge_candidates, purge_due
from casework.unit_of_work import unit_of_work

GRACE = timedelta(days=2)
"""The erasure role comes once a day; what waits for longer is a fault."""
KEPT = timedelta(days=90)


def purge(*, now: datetime) -> int:
    """Let go of everything that is over; returns how much was."""
    return purge_all(now=now) + erase(now=now)


def erase(*, now: datetime) -> int:
    """Forget who spoke and what was said where that is due, if this role may; count what waits."""
    done = purge_due(now=now)
    if may_purge():
        done += erase_waiting(now=now)
        _wipe()
    _note(done, now=now)
    return done


def waiting(*, now: datetime) -> int:
    """How many cases still hold what should have gone two days ago."""
    then = now - GRACE
    return len({*purge_candidates(now=then), *texts_due(now=then), *masked_waiting(now=then)})


def _note(done: int, *, now: datetime) -> None:
    left = waiting(now=now)
    with unit_of_work() as session:
        session.execute(delete(Purge).where(Purge.recorded_at <= now - KEPT))
        session.add(Purge(recorded_at=now, erased=done, waiting=left))


def _wipe() -> None:
    """On SQLite what was erased, today by the daily purge or at once by a mask, may still lie in the
    log of the last writes: it is emptied.
    """
    if db.session.get_bind().dialect.name != "sqlite":
        return
    db.session.rollback()
    # Past SQLAlchemy, which would begin a transaction: within one the log cannot be emptied.
    connection = db.engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        connection.close()
