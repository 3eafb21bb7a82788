"""The outbox: work written with the change that asks for it, taken by lease, never lost.

A worker that dies holding an item loses nothing: when the lease is over another one takes it.
So a handler may run twice and must leave the same behind (reliability.md §5.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session, scoped_session

from casework.models import OutboxItem

Writing = Session | scoped_session[Any]

LEASE = timedelta(minutes=2)
"""Far more than the slowest work measured: a list of 100,000 rows is written in 7 seconds."""

ASKS_FOR_WORK = "asks_for_work"
"""Set in ``session.info`` by ``put``: who commits then rings the doorbell."""

FIRST_WAIT = timedelta(seconds=10)
LONGEST_FAULT = 2_000
DIED = "The worker died each time before it could say why."


@dataclass(frozen=True)
class Patience:
    """How often something is tried before it is dead; the waits grow up to ``longest_wait``."""

    most_tries: int
    longest_wait: timedelta

    def wait_after(self, tries: int) -> timedelta:
        """10 s, 20 s, 40 s … at most the longest."""
        return min(FIRST_WAIT * (1 << (tries - 1)), self.longest_wait)

    def lasts(self) -> timedelta:
        """How long the waits between the first try and the last are together."""
        return sum(map(self.wait_after, range(1, self.most_tries)), timedelta())


@dataclass(frozen=True)
class Lane:
    """The items of these topics, or, the other way round, of all ``but`` these."""

    topics: frozenset[str]
    patience: Patience
    but: bool = False

    def of(self) -> ColumnElement[bool]:
        """As a condition on the outbox."""
        inside = OutboxItem.topic.in_(sorted(self.topics))
        return ~inside if self.but else inside


LETTER: Final = "letter"
LETTERS: Final = Lane(frozenset({LETTER}), Patience(30, timedelta(hours=4)))
"""What leaves the house waits for the servers of others, and must not keep our own work waiting
when one hangs. Such a server may be away from a Friday's evening to a Monday's morning.
"""
WORK: Final = Lane(LETTERS.topics, Patience(12, timedelta(hours=1)), but=True)
"""All else is done in this house."""


class GivenUp(Exception):
    """Raised by a handler: trying again would change nothing."""


@dataclass(frozen=True)
class Claim:
    """An item held by lease since ``at``; ``tries`` tells its holder from the next one."""

    id: int
    topic: str
    subject_id: int
    tries: int
    at: datetime


def put(
    session: Writing, topic: str, subject_id: int, now: datetime, *, due: datetime | None = None
) -> None:
    """Ask for work in the transaction of the change itself; it is due at once, or at ``due``.

    The same topic and subject twice is an IntegrityError: work is asked for once.
    """
    session.add(OutboxItem(topic=topic, subject_id=subject_id, recorded_at=now, due_at=due or now))
    session.info[ASKS_FOR_WORK] = True


def work_is_due(session: Writing, lane: Lane, *, now: datetime) -> bool:
    """Whether a claim would find something; asked first, because a claim takes the write lock."""
    found = select(OutboxItem.id).where(_due(now), lane.of()).limit(1)
    return session.scalar(found) is not None


def claim(session: Writing, lane: Lane, *, now: datetime) -> Claim | None:
    """Take the lane's item longest due, or nothing; the caller commits before it begins the work.

    On PostgreSQL, items other workers are taking are passed over; SQLite has one writer.
    """
    while item := session.scalar(
        select(OutboxItem)
        .where(_due(now), lane.of())
        .order_by(OutboxItem.due_at, OutboxItem.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ):
        if item.tries < lane.patience.most_tries:
            item.tries += 1
            item.due_at = now + LEASE
            return Claim(item.id, item.topic, item.subject_id, item.tries, now)
        item.dead_at = now
        item.fault = item.fault or DIED
        session.flush()
    return None


def renew(session: Writing, topic: str, subject_id: int, *, now: datetime) -> None:
    """Long work goes on: its holder has the whole lease again, so that no other takes it up."""
    session.execute(
        update(OutboxItem)
        .where(
            OutboxItem.topic == topic,
            OutboxItem.subject_id == subject_id,
            OutboxItem.done_at.is_(None),
        )
        .values(due_at=now + LEASE)
    )


def finish(session: Writing, held: Claim, *, now: datetime) -> None:
    """The work is done; an item somebody else has ended stays as it is."""
    item = _open_item(session, held)
    if item is not None:
        item.done_at = now
        item.fault = None


def fail(
    session: Writing, held: Claim, fault: str, *, now: datetime, for_good: bool = False
) -> None:
    """Try again after a longer and longer wait; after the last time it is dead, in plain sight.

    A holder whose lease was over says nothing: the item is somebody else's now. ``for_good``:
    there is no second try.
    """
    item = _open_item(session, held)
    if item is None or item.tries != held.tries:
        return
    item.fault = fault[:LONGEST_FAULT]
    patience = _patience(item.topic)
    if for_good or item.tries >= patience.most_tries:
        item.dead_at = now
    else:
        item.due_at = now + patience.wait_after(item.tries)


def _patience(topic: str) -> Patience:
    return (LETTERS if topic in LETTERS.topics else WORK).patience


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(
        OutboxItem.done_at.is_(None), OutboxItem.dead_at.is_(None), OutboxItem.due_at <= now
    )


def _open_item(session: Writing, held: Claim) -> OutboxItem | None:
    item = session.get(OutboxItem, held.id, with_for_update=True)
    return item if item and item.done_at is None and item.dead_at is None else None
