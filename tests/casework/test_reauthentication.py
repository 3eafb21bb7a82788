"""Proving once more who sits there: by the password, or by a code of one's phone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from casework.errors import BadInput, TooOften
from casework.reauthentication import prove
from tests.cast import PASSWORD, Cast
from tests.codes import phone_of

LATER = timedelta(minutes=2)


def proven(cast: Cast, now: datetime, current: str, who: str = "bob") -> bool:
    try:
        prove(actor=cast.actor(who), now=now, current=current)
    except BadInput:
        return False
    return True


def test_the_present_password_proves_it(app: Flask, cast: Cast, now: datetime) -> None:
    assert proven(cast, now, PASSWORD)
    assert not proven(cast, now, "khac")
    assert not proven(cast, now, "")


def test_a_code_of_the_phone_proves_it_once(app: Flask, cast: Cast, now: datetime) -> None:
    phone, _ = phone_of(cast, "bob", now)
    later = now + LATER
    assert proven(cast, later, phone.code(later))
    assert not proven(cast, later, phone.code(later))
    assert proven(cast, later, PASSWORD)


def test_anothers_phone_proves_nothing(app: Flask, cast: Cast, now: datetime) -> None:
    phone, _ = phone_of(cast, "bob", now)
    assert not proven(cast, now + LATER, phone.code(now + LATER), "ada")


@pytest.mark.parametrize("wrong", ["khac", "000000"])
def test_guessing_is_braked(app: Flask, cast: Cast, now: datetime, wrong: str) -> None:
    phone_of(cast, "bob", now)
    tries = (proven(cast, now + LATER, wrong) for _ in range(11))
    with pytest.raises(TooOften):
        list(tries)
