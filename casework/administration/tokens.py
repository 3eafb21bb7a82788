"""Tokens for programs: made by their person, shown once, for some scopes and some time."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from casework.administration.log import log
from casework.errors import BadInput, NotFound
from casework.models import ApiToken
from casework.reauthentication import prove
from casework.tokens import lives, token_hash
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.scopes import Scope, scopes_offered, written
from workflows.words import Label

DAYS: Final = 90
MOST_DAYS: Final = 365
MOST_TOKENS: Final = 10
NO_SCOPE = Label("Chọn ít nhất một phạm vi.", "Choose at least one scope.")
NOT_YOURS = Label(
    "Vai trò của đồng chí không có phạm vi này.", "Your roles do not include this scope."
)
TOO_LONG = Label("Thời hạn từ 1 đến 365 ngày.", "From 1 to 365 days.")
TOO_MANY = Label(
    "Đã có 10 mã đang dùng. Thu hồi một mã trước.", "There are 10 tokens already. Revoke one first."
)


def make_token(
    *, actor: Actor, now: datetime, current: str, name: str, scopes: Iterable[str], days: int = DAYS
) -> str:
    """The secret of a new token, never to be seen again; only its hash is kept.

    ``current`` proves who sits there. BadInput names ``current``, ``scopes``, ``days`` or ``name``.
    """
    prove(actor=actor, now=now, current=current)
    asked = frozenset(map(Scope, scopes))
    if asked - set(scopes_offered(actor)):
        raise BadInput("scopes", NOT_YOURS)
    with unit_of_work() as session:
        return add_token(
            session, actor.person_id or 0, by=actor, now=now, name=name, scopes=asked, days=days
        )


def add_token(
    session: Writing,
    person_id: int,
    *,
    by: Actor,
    now: datetime,
    name: str,
    scopes: frozenset[Scope],
    days: int,
) -> str:
    """The same within another change, for whoever has been allowed to."""
    if not scopes:
        raise BadInput("scopes", NO_SCOPE)
    if not 1 <= days <= MOST_DAYS:
        raise BadInput("days", TOO_LONG)
    of_theirs = select(func.count()).where(ApiToken.person_id == person_id, lives(now))
    if (session.scalar(of_theirs) or 0) >= MOST_TOKENS:
        raise BadInput("name", TOO_MANY)
    secret = secrets.token_urlsafe(32)
    session.add(
        ApiToken(
            person_id=person_id,
            token_hash=token_hash(secret),
            name=name,
            scopes=written(scopes),
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
    )
    said = {"name": name, "scopes": written(scopes), "days": days}
    log(session, "token_made", actor=by, now=now, about=person_id, **said)
    return secret


def revoke_token(token_id: int, *, person_id: int, actor: Actor, now: datetime) -> None:
    """Worth nothing from now on; NotFound unless it is a living one of this person's."""
    with unit_of_work() as session:
        found = session.get(ApiToken, token_id)
        if found is None or found.person_id != person_id or found.revoked_at is not None:
            raise NotFound
        found.revoked_at = now
        log(session, "token_revoked", actor=actor, now=now, about=person_id, name=found.name)
