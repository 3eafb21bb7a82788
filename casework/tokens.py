"""Bearer tokens: random, shown once, kept only as a hash; found while they live."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, select, update

from casework.models import ApiToken, Person
from casework.seats import Reading
from casework.unit_of_work import Writing, unit_of_work

# A program that asks all day need not write a row each time.
USED_EVERY = timedelta(minutes=1)


class Used(NamedTuple):
    """A living token and its person, read in one question."""

    token: ApiToken
    person: Person


def token_hash(token: str) -> str:
    """What the database keeps of a bearer token."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_token(session: Reading, secret: str, *, now: datetime) -> Used | None:
    """The living token with this secret, and whose it is."""
    row = session.execute(
        select(ApiToken, Person)
        .join(Person, Person.id == ApiToken.person_id)
        .where(ApiToken.token_hash == token_hash(secret), lives(now))
    ).first()
    return None if row is None else Used(*row)


def note_used(token: ApiToken, *, now: datetime) -> None:
    """It was used just now; written at most once a minute."""
    if token.last_used_at is not None and now - token.last_used_at < USED_EVERY:
        return
    used = update(ApiToken).where(ApiToken.id == token.id).values(last_used_at=now)
    with unit_of_work() as session:
        session.execute(used)


def tokens_of(session: Reading, person_id: int, *, now: datetime) -> Sequence[ApiToken]:
    """The living tokens of a person, the newest first."""
    return session.scalars(
        select(ApiToken)
        .where(ApiToken.person_id == person_id, lives(now))
        .order_by(ApiToken.id.desc())
    ).all()


def revoke_tokens(session: Writing, person_id: int, *, now: datetime) -> None:
    """All of a person's, within another change that shuts them out."""
    session.execute(
        update(ApiToken)
        .where(ApiToken.person_id == person_id, ApiToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def lives(now: datetime) -> ColumnElement[bool]:
    """Neither at its end nor revoked."""
    return and_(ApiToken.expires_at > now, ApiToken.revoked_at.is_(None))
