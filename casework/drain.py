"""Empty the outbox: take an item, do its work outside any transaction, say how it ended."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from casework.clock import read_clock
from casework.database import db
from casework.outbox import LETTERS, WORK, Claim, GivenUp, Lane, claim, fail, finish, work_is_due
from casework.topics import HANDLERS, Handler
from casework.unit_of_work import unit_of_work

logger = logging.getLogger(__name__)

EVERYTHING = (WORK, LETTERS)


def drain(
    limit: int = 1_000,
    *,
    lanes: Sequence[Lane] = EVERYTHING,
    handlers: Mapping[str, Handler] = HANDLERS,
) -> int:
    """Work until nothing is due or ``limit`` items were tried; returns how many were tried.

    A later lane has its turn while nothing is due in an earlier one. Any number of processes may
    drain at the same time.
    """
    for tried in range(limit):
        if not _work_one(lanes, handlers):
            return tried
    return limit


def _work_one(lanes: Sequence[Lane], handlers: Mapping[str, Handler]) -> bool:
    held = next((found for lane in lanes if (found := _take(lane))), None)
    if held is None:
        return False
    fault = _fault_of(handlers, held)
    with unit_of_work() as session:
        now = read_clock(session())
        if fault is not None:
            given_up = isinstance(fault, GivenUp)
            fail(session, held, _words(fault), now=now, for_good=given_up)
        else:
            finish(session, held, now=now)
    return True


def _take(lane: Lane) -> Claim | None:
    due = work_is_due(db.session, lane, now=read_clock(db.session()))
    db.session.rollback()
    if not due:
        return None
    with unit_of_work() as session:
        return claim(session, lane, now=read_clock(session()))


def _fault_of(handlers: Mapping[str, Handler], held: Claim) -> Exception | None:
    """Run the handler; what went wrong, or nothing."""
    try:
        handlers[held.topic](held.subject_id, now=held.at)
    except Exception as fault:
        logger.exception("%s %s failed, try %d", held.topic, held.subject_id, held.tries)
        return fault
    finally:
        # A handler that only read must not hold its snapshot open while the next one works.
        db.session.rollback()
    return None


def _words(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"
