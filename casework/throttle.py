"""What may be tried only so often: counted in the database, so that every process counts alike."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select

from casework.app import current_settings
from casework.database import db
from casework.errors import TooOften
from casework.models import Attempt
from casework.unit_of_work import unit_of_work

KEPT = timedelta(days=1)
"""No limit looks back further; older attempts are forgotten."""


class Limit(NamedTuple):
    """At most ``most`` attempts at ``what`` by the same ``who`` within a time; "" is everybody."""

    what: str
    who: str
    most: int
    within: timedelta


def count_attempt(limits: Sequence[Limit], *, now: datetime) -> list[int]:
    """Count one attempt against each limit; returns what ``forgive`` takes.

    It is written before it is counted: of many at the same moment no more than ``most`` can
    find themselves within the limit. One that is refused is not counted against the next, so
    that waiting always helps. Raises TooOften.
    """
    with unit_of_work() as session:
        rows = [Attempt(what=each.what, who=digest(each.who), tried_at=now) for each in limits]
        session.add_all(rows)
        session.flush()
        counted = [row.id for row in rows]
    if any(_count(each, now) > each.most for each in limits):
        forgive(counted)
        raise TooOften
    return counted


def forgive(counted: Sequence[int]) -> None:
    """It succeeded: only failures count."""
    with unit_of_work() as session:
        session.execute(delete(Attempt).where(Attempt.id.in_(counted)))


def prune_attempts(*, now: datetime) -> int:
    """Forget what no limit looks at any more; returns how many."""
    with unit_of_work() as session:
        old = delete(Attempt).where(Attempt.tried_at <= now - KEPT)
        return len(session.execute(old.returning(Attempt.id)).all())


def digest(who: str) -> str:
    """Tells two apart without saying who they are: nothing in the table is anybody's address."""
    key = current_settings().secret_key.encode()
    return hmac.new(key, who.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _count(limit: Limit, now: datetime) -> int:
    found = db.session.scalar(
        select(func.count())
        .select_from(Attempt)
        .where(
            Attempt.what == limit.what,
            Attempt.who == digest(limit.who),
            Attempt.tried_at > now - limit.within,
        )
    )
    return found or 0
