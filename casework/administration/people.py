"""Accounts of people who work with the service."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from sqlalchemy import select

from casework.administration.checks import check_named, existing, require
from casework.administration.log import log
from casework.errors import BadInput
from casework.models import Person
from casework.password_rules import check_password
from casework.passwords import hash_password
from casework.second_factor import drop_second_factor
from casework.sessions import close_sessions
from casework.tokens import revoke_tokens
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

# Whether mail arrives nobody can tell from the letters; this only catches slips of the pen.
EMAIL: Final = re.compile(r"[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
LONGEST_EMAIL: Final = 254

BAD_EMAIL = Label("Địa chỉ e-mail không đúng.", "This is no e-mail address.")
TAKEN = Label("Địa chỉ này đã có tài khoản.", "This address has an account already.")
ERASED = Label(
    "Tài khoản này đã xóa theo yêu cầu, không mở lại được.",
    "This account was erased as its person asked; it cannot be opened again.",
)
OWN_ACCOUNT = Label("Không thể tự khóa tài khoản của mình.", "You cannot lock your own account.")


def add_person(
    *,
    actor: Actor,
    now: datetime,
    email: str,
    name: str,
    password: str,
    language: str = "vi",
) -> int:
    """A new account without any role; BadInput names ``email``, ``name`` or ``password``."""
    require(actor, Permission.PERSON_MANAGE)
    check_named(name)
    address = email.strip().lower()
    if len(address) > LONGEST_EMAIL or not EMAIL.fullmatch(address):
        raise BadInput("email", BAD_EMAIL)
    check_password(password, address)
    hashed = hash_password(password)
    with unit_of_work() as session:
        _check_free(session, address)
        person = Person(
            email=address, name=name, password_hash=hashed, language=language, created_at=now
        )
        session.add(person)
        session.flush()
        log(session, "account_added", actor=actor, now=now, about=person.id)
        return int(person.id)


def change_person(
    person_id: int,
    *,
    actor: Actor,
    now: datetime,
    name: str,
    language: str,
    active: bool,
) -> None:
    """Name, language, and whether the account is open; a locked one is out at once.

    BadInput names ``active`` for one's own account and for one that was erased.
    """
    require(actor, Permission.PERSON_MANAGE)
    check_named(name)
    if not active and person_id == actor.person_id:
        raise BadInput("active", OWN_ACCOUNT)
    with unit_of_work() as session:
        person = existing(session, Person, person_id)
        if active and person.erased_at is not None:
            raise BadInput("active", ERASED)
        kind = _change(was_active=person.active, active=active)
        person.name, person.language, person.active = name, language, active
        if not active:
            close_sessions(session, person_id)
            revoke_tokens(session, person_id, now=now)
        log(session, kind, actor=actor, now=now, about=person_id)


def set_password(
    person_id: int,
    *,
    actor: Actor,
    now: datetime,
    password: str,
) -> None:
    """A new password, for somebody who forgot the old one; who is in with the old one is out."""
    require(actor, Permission.PERSON_MANAGE)
    check_password(password, "")
    hashed = hash_password(password)
    with unit_of_work() as session:
        person = existing(session, Person, person_id)
        check_password(password, person.email)
        person.password_hash = hashed
        close_sessions(session, person_id)
        revoke_tokens(session, person_id, now=now)
        log(session, "password_set", actor=actor, now=now, about=person_id)


def remove_second_factor(person_id: int, *, actor: Actor, now: datetime) -> None:
    """For somebody who lost phone and recovery codes: the password alone signs in again."""
    require(actor, Permission.PERSON_MANAGE)
    with unit_of_work() as session:
        existing(session, Person, person_id)
        drop_second_factor(session, person_id)
        revoke_tokens(session, person_id, now=now)
        log(session, "second_factor_dropped", actor=actor, now=now, about=person_id)


def _change(*, was_active: bool, active: bool) -> str:
    if was_active == active:
        return "account_changed"
    return "account_opened" if active else "account_locked"


def _check_free(session: Writing, email: str) -> None:
    if session.scalar(select(Person.id).where(Person.email == email)) is not None:
        raise BadInput("email", TAKEN)
