"""Who is this? E-mail and password against the accounts, with the same work for every answer."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from casework.models import Person
from casework.passwords import hash_password, password_fits
from casework.seats import Reading

# Hashing a text of a megabyte would be work a stranger can order at will.
LONGEST_PASSWORD = 256


def recognise(session: Reading, email: str, password: str) -> Person | None:
    """The active person with this e-mail and password, or nobody; never says which was wrong.

    An unknown address costs as much time as a wrong password, so that nobody learns from the
    time taken who has an account.
    """
    # A character that no address has, NUL above all, must not reach the database.
    address = email.strip().lower() if email.isprintable() else ""
    person = session.scalar(select(Person).where(Person.email == address))
    stored = person.password_hash if person is not None else _nobodys_hash()
    fits = password_fits(stored, password[:LONGEST_PASSWORD])
    too_long = len(password) > LONGEST_PASSWORD
    return person if person is not None and person.active and fits and not too_long else None


@cache
def _nobodys_hash() -> str:
    return hash_password("nobody has this password")
