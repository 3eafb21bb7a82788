"""Passwords: Argon2id, in the profile its makers advise."""

from __future__ import annotations

from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import CHEAPEST

_HASHER = PasswordHasher()
# Demo and test accounts are many and their passwords public; 160 ms each would be wasted.
_CHEAP = PasswordHasher.from_parameters(CHEAPEST)


def hash_password(password: str, *, cheap: bool = False) -> str:
    """The hash to store; ``cheap`` is for demo and test accounts only."""
    return (_CHEAP if cheap else _HASHER).hash(_one_form(password))


def password_fits(stored: str, password: str) -> bool:
    """Whether this is the password; a damaged hash fits nothing."""
    try:
        return _HASHER.verify(stored, _one_form(password))
    except (VerificationError, InvalidHashError):
        return False


def _one_form(password: str) -> str:
    """Keyboards write the same Vietnamese letter in different ways; it is one password."""
    return normalize("NFC", password)
