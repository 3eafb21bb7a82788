"""Accounts of people who work with the service."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from sqlalchemy import select

from casework.administration.checks import check_named, existing, require
from casework.errors import BadInput
from casework.models import Person
from casework.passwords import hash_password
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

# Whether mail arrives nobody can tell from the letters; this only catches slips of the pen.
EMAIL: Final = re.compile(r"[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
LONGEST_EMAIL: Final = 254
SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 256
LEAST_DIFFERENT: Final = 5

BAD_EMAIL = Label("Địa chỉ e-mail không đúng.", "This is no e-mail address.")
TAKEN = Label("Địa chỉ này đã có tài khoản.", "This address has an account already.")
SHORT = Label("Mật khẩu cần ít nhất 12 ký tự.", "A password needs at least 12 characters.")
LONG = Label("Mật khẩu dài nhất 256 ký tự.", "A password has at most 256 characters.")
EASY = Label("Mật khẩu dễ đoán. Hãy chọn mật khẩu khác.", "This password is easy to guess.")
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
        return int(person.id)


def change_person(
    person_id: int,
    *,
    actor: Actor,
    now: datetime,  # noqa: ARG001 -- every command takes it
    name: str,
    language: str,
    active: bool,
) -> None:
    """Name, language, and whether the account is open; a locked one is out at once."""
    require(actor, Permission.PERSON_MANAGE)
    check_named(name)
    if not active and person_id == actor.person_id:
        raise BadInput("active", OWN_ACCOUNT)
    with unit_of_work() as session:
        person = existing(session, Person, person_id)
        person.name, person.language, person.active = name, language, active


def set_password(
    person_id: int,
    *,
    actor: Actor,
    now: datetime,  # noqa: ARG001 -- every command takes it
    password: str,
) -> None:
    """A new password, for somebody who forgot the old one."""
    require(actor, Permission.PERSON_MANAGE)
    check_password(password, "")
    hashed = hash_password(password)
    with unit_of_work() as session:
        person = existing(session, Person, person_id)
        check_password(password, person.email)
        person.password_hash = hashed


def check_password(password: str, email: str) -> None:
    """Long enough, and not what anybody would try first; raises BadInput("password")."""
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput("password", SHORT)
    if len(password) > LONGEST_PASSWORD:
        raise BadInput("password", LONG)
    guess = password.lower()
    if len(set(guess)) < LEAST_DIFFERENT or (email and guess in (email, email.partition("@")[0])):
        raise BadInput("password", EASY)


def _check_free(session: Writing, email: str) -> None:
    if session.scalar(select(Person.id).where(Person.email == email)) is not None:
        raise BadInput("email", TAKEN)
