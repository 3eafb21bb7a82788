"""Somebody changes their own password, and proves first to be that person."""

from __future__ import annotations

from datetime import datetime, timedelta

from casework.database import db
from casework.errors import BadInput, NotFound
from casework.models import Person
from casework.password_rules import check_password
from casework.passwords import hash_password, password_fits
from casework.sessions import close_sessions
from casework.throttle import Limit, count_attempt, forgive
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor
from workflows.words import Label

WRONG = Label("Mật khẩu hiện nay chưa đúng.", "The present password is wrong.")
WINDOW = timedelta(minutes=5)


def change_own_password(
    *, actor: Actor, now: datetime, current: str, password: str, session_secret: str
) -> None:
    """Other browsers are signed out; the one with ``session_secret`` stays.

    BadInput names ``current`` or ``password``; raises TooOften like signing in does.
    """
    person = confirmed(actor=actor, now=now, current=current)
    check_password(password, person.email)
    hashed = hash_password(password)
    with unit_of_work() as session:
        session.get_one(Person, person.id).password_hash = hashed
        close_sessions(session, person.id, but=session_secret)


def confirmed(*, actor: Actor, now: datetime, current: str) -> Person:
    """The actor's account, once the present password was typed; raises BadInput("current")."""
    counted = count_attempt([Limit("password", str(actor.person_id), 10, WINDOW)], now=now)
    person = db.session.get(Person, actor.person_id)
    if person is None:
        raise NotFound
    if not password_fits(person.password_hash, current):
        raise BadInput("current", WRONG)
    forgive(counted)
    return person
