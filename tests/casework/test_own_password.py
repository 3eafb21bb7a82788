"""Changing the own password: the present one first, and everybody else is signed out."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask

from casework.database import db
from casework.errors import BadInput, TooOften
from casework.models import Person
from casework.own_password import change_own_password
from casework.passwords import password_fits
from casework.sessions import find_session, open_session
from tests.cast import PASSWORD, Cast

GOOD = "cay-da-dau-lang"


def change(
    cast: Cast, now: datetime, current: str = PASSWORD, password: str = GOOD, here: str = ""
) -> None:
    change_own_password(
        actor=cast.actor("bob"), now=now, current=current, password=password, session_secret=here
    )


def fits(cast: Cast, password: str) -> bool:
    return password_fits(db.session.get_one(Person, cast.person("bob")).password_hash, password)


def test_the_new_one_holds_and_only_this_browser_stays(
    app: Flask, cast: Cast, now: datetime
) -> None:
    here, there = (open_session(cast.person("bob"), now=now, device="phone") for _ in range(2))
    change(cast, now, here=here)
    assert fits(cast, GOOD)
    assert find_session(db.session, here, now=now) is not None
    assert find_session(db.session, there, now=now) is None


@pytest.mark.parametrize(
    ("current", "password", "field"),
    [("khac", GOOD, "current"), ("", GOOD, "current"), (PASSWORD, "ngan", "password")],
)
def test_what_does_not_fit_is_named_and_nothing_changes(
    cast: Cast, now: datetime, current: str, password: str, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        change(cast, now, current, password)
    assert refused.value.field == field
    assert fits(cast, PASSWORD)


def test_guessing_the_present_one_is_braked(app: Flask, cast: Cast, now: datetime) -> None:
    for _ in range(10):
        with pytest.raises(BadInput):
            change(cast, now, "khac")
    with pytest.raises(TooOften):
        change(cast, now)
