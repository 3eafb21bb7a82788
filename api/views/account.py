"""The own account as its page draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from api.device import DEVICES
from api.language import say
from casework.models import BrowserSession, Person
from casework.seats import Reading
from casework.sessions import own_sessions
from casework.tokens import token_hash
from workflows.actors import Actor


class SessionLine(NamedTuple):
    """A browser the person is signed in with; ``here`` is the one that asks."""

    id: int
    device: str
    since: datetime
    seen: datetime
    here: bool


class AccountView(NamedTuple):
    """All that ``account/show.html`` needs."""

    name: str
    email: str
    sessions: Sequence[SessionLine]
    errors: Mapping[str, str]


def account_view(
    session: Reading, actor: Actor, *, secret: str, errors: Mapping[str, str], now: datetime
) -> AccountView:
    """The account of the actor; ``secret`` is that of the asking session."""
    person = session.get_one(Person, actor.person_id)
    here = token_hash(secret)
    rows = own_sessions(session, actor, now=now)
    return AccountView(person.name, person.email, [_line(row, here) for row in rows], errors)


def _line(row: BrowserSession, here: str) -> SessionLine:
    return SessionLine(
        id=row.id,
        device=say(DEVICES[row.device]),
        since=row.created_at,
        seen=row.seen_at,
        here=row.secret_hash == here,
    )
