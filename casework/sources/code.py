"""Source codes such as ``7K3M 9QXA 2BCD``: 55 random bits and a check letter, easy to read out.

The alphabet is Crockford's base 32. Nothing of the case is in a code, not even its year.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LETTERS = 11
LENGTH = RANDOM_LETTERS + 1
GROUP = 4
# What is typed for what was read; blanks and dashes say nothing.
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "–": None, ".": None})


def new_code() -> str:
    """A fresh code, without blanks."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LETTERS))
    return letters + check_letter(letters)


def grouped(code: str) -> str:
    """As it stands on the slip."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def as_typed(text: str) -> str:
    """What somebody typed, in the form of a code; "" for what cannot be one."""
    code = text.strip().upper().translate(_MISREAD)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        return ""
    return code if check_letter(code[:-1]) == code[-1] else ""


def check_letter(letters: str) -> str:
    """Luhn's sum in base 32: one wrong letter, or nearly any two that changed places, is noticed."""
    total = 0
    for at, letter in enumerate(reversed(letters)):
        value = ALPHABET.index(letter) * (2 if at % 2 == 0 else 1)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def code_hash(code: str, secret: str) -> str:
    """What is kept of a code. Without the service's key a copy of the table finds none."""
    return hmac.new(secret.encode(), f"source code {code}".encode(), hashlib.sha256).hexdigest()
