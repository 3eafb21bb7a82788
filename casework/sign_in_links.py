"""One-time links by mail for collaborators who forget their password.

Asking costs the same for every address and is answered alike: whether anybody has it, and may use
a link, is decided by the worker that would send it, and once more when it is opened.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update

from casework.app import current_settings
from casework.database import db
from casework.models import Person, SignInLink
from casework.one_time_codes import new_nonce
from casework.outbox import put
from casework.refs import ZONE
from casework.seats import Reading, actor_of
from casework.signing_in import address_of
from casework.throttle import Limit, count_attempt, forgive
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from workflows.actors import Role

TOPIC: Final = "sign_in_link"
LASTS = timedelta(minutes=15)
KEPT = timedelta(days=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def links_offered() -> bool:
    """Whether mail leaves the house and knows where the service is found."""
    kept = current_settings()
    return bool(kept.smtp_url and kept.public_url)


def ask_for_link(email: str, *, place: str, now: datetime) -> None:
    """The same rows for every address; raises TooOften, and that for every address alike."""
    address = address_of(email)
    count_attempt(
        [
            Limit("link account", address, 5, DAY),
            Limit("link place", place, 10, HOUR),
            Limit("link", "", 300, HOUR),
        ],
        now=now,
    )
    nonce = new_nonce()
    person = select(Person.id).where(Person.email == address).scalar_subquery()
    with unit_of_work() as session:
        link = SignInLink(
            person_id=person, nonce=nonce, secret_hash=token_hash(secret_of(nonce)), asked_at=now
        )
        session.add(link)
        session.flush()
        put(session, TOPIC, link.id, now)


def secret_of(nonce: str) -> str:
    """What stands in the link: nothing of anybody, and not to be made from the table alone."""
    key = current_settings().secret_key.encode()
    return hmac.new(key, f"sign-in link {nonce}".encode(), hashlib.sha256).hexdigest()


def open_link(secret: str, *, place: str, now: datetime) -> Person | None:
    """Whose link this is, once, within a quarter of an hour; raises TooOften for guessing."""
    counted = count_attempt([Limit("link open", place, 20, timedelta(minutes=5))], now=now)
    used = (
        update(SignInLink)
        .where(
            SignInLink.secret_hash == token_hash(secret),
            SignInLink.used_at.is_(None),
            SignInLink.asked_at > now - LASTS,
        )
        .values(used_at=now)
        .returning(SignInLink.person_id)
    )
    with unit_of_work() as session:
        person_id = session.execute(used).scalar()
    person = None if person_id is None else db.session.get(Person, person_id)
    if person is None or not may_use_link(db.session, person, now=now):
        return None
    forgive(counted)
    return person


def may_use_link(session: Reading, person: Person, *, now: datetime) -> bool:
    """Only who collaborates and nothing else: every other role needs a password of its own."""
    actor = actor_of(session, person.id, on=now.astimezone(ZONE).date())
    return person.active and actor.roles == {Role.COLLABORATOR}


def prune_links(*, now: datetime) -> int:
    """Forget what no one can open any more; returns how many."""
    with unit_of_work() as session:
        old = delete(SignInLink).where(SignInLink.asked_at <= now - KEPT)
        return len(session.execute(old.returning(SignInLink.id)).all())
