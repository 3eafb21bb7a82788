"""Who is this? E-mail and password against the accounts, with the same work for every answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import select

from casework.models import Person
from casework.passwords import hash_password, password_fits
from casework.seats import Reading
from casework.throttle import Limit, count_attempt, forgive

# Hashing a text of a megabyte would be work a stranger can order at will.
LONGEST_PASSWORD = 256


WINDOW = timedelta(minutes=5)


def sign_in(
    session: Reading, email: str, password: str, *, place: str, now: datetime
) -> Person | None:
    """``recognise`` with a brake: per account, per ``place`` (a network address) and in all.

    Failures alone are counted, and for an unknown account as for a known one. Raises TooOften.
    """
    counted = count_attempt(
        [
            Limit("sign-in account", address_of(email), 10, WINDOW),
            Limit("sign-in place", place, 10, WINDOW),
            Limit("sign-in", "", 1000, WINDOW),
        ],
        now=now,
    )
    person = recognise(session, email, password)
    if person is not None:
        forgive(counted)
    return person


def recognise(session: Reading, email: str, password: str) -> Person | None:
    """The active person with this e-mail and password, or nobody; never says which was wrong.

    An unknown address costs as much time as a wrong password, so that nobody learns from the
    time taken who has an account.
    """
    person = session.scalar(select(Person).where(Person.email == address_of(email)))
    stored = person.password_hash if person is not None else _nobodys_hash()
    fits = password_fits(stored, password[:LONGEST_PASSWORD])
    too_long = len(password) > LONGEST_PASSWORD
    return person if person is not None and person.active and fits and not too_long else None


def address_of(typed: str) -> str:
    """An e-mail address in the one form accounts are kept in, however it was typed.

    A character that no address has, NUL above all, must not reach the database.
    """
    return typed.strip().lower() if typed.isprintable() else ""


@cache
def _nobodys_hash() -> str:
    return hash_password("nobody has this password")
