"""Which passwords may be chosen: long ones that nobody tries first; they never expire.

ASVS 5.0 §6.2: length instead of kinds of characters, a list of leaked ones kept here so that no
password is sent anywhere, and no change that is forced by time.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from casework.errors import BadInput
from workflows.words import Label

SHORTEST: Final = 10
LONGEST: Final = 128
LEAST_DIFFERENT: Final = 5
KNOWN: Final = Path(__file__).with_name("known_passwords.txt")

SHORT = Label("Mật khẩu cần ít nhất 10 ký tự.", "A password needs at least 10 characters.")
LONG = Label("Mật khẩu dài nhất 128 ký tự.", "A password has at most 128 characters.")
EASY = Label("Mật khẩu dễ đoán. Hãy chọn mật khẩu khác.", "This password is easy to guess.")


def check_password(password: str, email: str) -> None:
    """Long enough, and not what anybody would try first; raises BadInput("password")."""
    if len(password) < SHORTEST:
        raise BadInput("password", SHORT)
    if len(password) > LONGEST:
        raise BadInput("password", LONG)
    guess = password.lower()
    own = (email, email.partition("@")[0]) if email else ()
    if len(set(guess)) < LEAST_DIFFERENT or guess in own or guess in _known():
        raise BadInput("password", EASY)


@cache
def _known() -> frozenset[str]:
    lines = KNOWN.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
