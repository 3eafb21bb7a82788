"""One command, one transaction, one commit: the only file that commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import current_app
from sqlalchemy.orm import scoped_session

from casework import doorbell
from casework.database import WRITES, db
from casework.outbox import ASKS_FOR_WORK

Writing = scoped_session[Any]


@contextmanager
def unit_of_work() -> Iterator[Writing]:
    """A write transaction: everything in it or nothing; then the doorbell, if there is work.

    What was read before it began is forgotten, so that nothing stale is written back.
    """
    session = db.session
    session.rollback()
    session.expire_all()
    session.connection(execution_options={WRITES: True})
    try:
        yield session
        session.flush()
        session.commit()
    except BaseException:
        session.rollback()
        session.info.pop(ASKS_FOR_WORK, None)
        raise
    if session.info.pop(ASKS_FOR_WORK, False):
        doorbell.ring(current_app.config["CASEWORK"])
