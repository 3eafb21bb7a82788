"""Browsers that are signed in: rows, so that ending one here ends every copy of its cookie.

A session ends when it is idle, when it is old, at sign-out, and whenever the account changes
(reliability.md D9); the limits are settings.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, update

from casework.app import current_settings
from casework.errors import NotFound
from casework.models import BrowserSession, Person
from casework.seats import Reading
from casework.tokens import token_hash
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor

# Who looks at pages all day need not write a row for each of them.
SEEN_EVERY = timedelta(minutes=1)
HALF_LASTS = timedelta(minutes=10)


class Found(NamedTuple):
    """A living session and its person, read in one question: every page asks it."""

    session: BrowserSession
    person: Person


def open_session(person_id: int, *, now: datetime, device: str, half: bool = False) -> str:
    """The secret of a new session, 256 random bits; ``device`` is a word such as ``phone``.

    A ``half`` one opens nothing but the second step of signing in.
    """
    secret = secrets.token_urlsafe(32)
    with unit_of_work() as session:
        session.add(
            BrowserSession(
                person_id=person_id,
                secret_hash=token_hash(secret),
                device=device,
                half=half,
                created_at=now,
                seen_at=now,
            )
        )
    return secret


def find_session(session: Reading, secret: str, *, now: datetime) -> Found | None:
    """The living session with this secret, past every step of signing in, and whose it is."""
    statement = _with_secret(secret, now).where(BrowserSession.half.is_(False))
    with_person = statement.join(Person, Person.id == BrowserSession.person_id)
    row = session.execute(with_person.add_columns(Person)).first()
    return None if row is None else Found(*row)


def find_half(session: Reading, secret: str, *, now: datetime) -> BrowserSession | None:
    """The session whose password was right a short while ago."""
    return session.scalar(
        _with_secret(secret, now).where(
            BrowserSession.half.is_(True), BrowserSession.created_at > now - HALF_LASTS
        )
    )


def note_seen(found: BrowserSession, *, now: datetime) -> None:
    """It was used just now; written at most once a minute."""
    if now - found.seen_at < SEEN_EVERY:
        return
    used = update(BrowserSession).where(BrowserSession.id == found.id).values(seen_at=now)
    with unit_of_work() as session:
        session.execute(used)


def renew_session(secret: str) -> str:
    """The same session under a new secret: who copied the old one has nothing any more.

    Without a session of that secret, the new one opens nothing either.
    """
    renewed = secrets.token_urlsafe(32)
    with unit_of_work() as session:
        session.execute(
            update(BrowserSession)
            .where(BrowserSession.secret_hash == token_hash(secret))
            .values(secret_hash=token_hash(renewed))
        )
    return renewed


def close_session(secret: str) -> None:
    """Sign-out: no copy of the cookie is worth anything any more; harmless when done twice."""
    with unit_of_work() as session:
        session.execute(
            delete(BrowserSession).where(BrowserSession.secret_hash == token_hash(secret))
        )


def close_sessions(session: Writing, person_id: int, *, but: str | None = None) -> None:
    """Every session of this person, but the one with this secret, within another change."""
    gone = delete(BrowserSession).where(BrowserSession.person_id == person_id)
    if but is not None:
        gone = gone.where(BrowserSession.secret_hash != token_hash(but))
    session.execute(gone)


def close_own_session(session_id: int, *, actor: Actor, now: datetime) -> None:  # noqa: ARG001 -- every command takes it
    """One of the actor's own sessions, elsewhere; raises NotFound for anybody else's."""
    with unit_of_work() as session:
        found = session.get(BrowserSession, session_id)
        if found is None or found.person_id != actor.person_id:
            raise NotFound
        session.delete(found)


def close_other_sessions(*, actor: Actor, now: datetime, session_secret: str) -> None:  # noqa: ARG001 -- every command takes it
    """Everywhere but in the browser with this secret."""
    with unit_of_work() as session:
        close_sessions(session, actor.person_id or 0, but=session_secret)


def own_sessions(session: Reading, actor: Actor, *, now: datetime) -> Sequence[BrowserSession]:
    """Where the actor is signed in, the last used first."""
    return session.scalars(
        select(BrowserSession)
        .where(
            BrowserSession.person_id == actor.person_id, BrowserSession.half.is_(False), lives(now)
        )
        .order_by(BrowserSession.seen_at.desc(), BrowserSession.id.desc())
    ).all()


def prune_sessions(*, now: datetime) -> int:
    """Remove the rows of sessions that have ended by themselves; returns how many."""
    with unit_of_work() as session:
        seen, begun = _limits(now)
        ended = or_(BrowserSession.seen_at <= seen, BrowserSession.created_at <= begun)
        gone = delete(BrowserSession).where(ended).returning(BrowserSession.id)
        return len(session.execute(gone).all())


def _with_secret(secret: str, now: datetime) -> Select[BrowserSession]:
    return select(BrowserSession).where(
        BrowserSession.secret_hash == token_hash(secret), lives(now)
    )


def lives(now: datetime) -> ColumnElement[bool]:
    """Neither idle for too long nor too old."""
    seen, begun = _limits(now)
    return and_(BrowserSession.seen_at > seen, BrowserSession.created_at > begun)


def _limits(now: datetime) -> tuple[datetime, datetime]:
    """The last moments at which a session must have been used and begun."""
    kept = current_settings()
    return (
        now - timedelta(minutes=kept.session_idle_minutes),
        now - timedelta(hours=kept.session_hours),
    )
