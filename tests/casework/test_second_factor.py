"""The second step: set up with the password and a first code, each code good once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from casework.database import db
from casework.errors import BadInput, TooOften
from casework.models import RecoveryCode
from casework.second_factor import (
    begin_setup,
    drop_second_factor,
    finish_setup,
    has_second_factor,
    owes_second_factor,
    passes,
    pending_nonce,
    recovery_codes_left,
)
from casework.sessions import find_session, open_session
from casework.unit_of_work import unit_of_work
from tests.cast import Cast
from tests.codes import phone_being_set_up, phone_of

LATER = timedelta(minutes=2)


def on(cast: Cast, who: str = "bob") -> bool:
    db.session.rollback()
    return has_second_factor(db.session, cast.person(who))


def test_it_is_on_once_the_first_code_was_typed(app: Flask, cast: Cast, now: datetime) -> None:
    phone = phone_being_set_up(cast, "bob", now)
    assert not on(cast)
    here, there = (open_session(cast.person("bob"), now=now, device="phone") for _ in range(2))
    codes = finish_setup(
        actor=cast.actor("bob"), now=now, code=phone.code(now), session_secret=here
    )
    assert on(cast)
    assert len(codes) == recovery_codes_left(db.session, cast.actor("bob")) == 10
    assert pending_nonce(db.session, cast.actor("bob")) is None
    assert find_session(db.session, here, now=now) is not None
    assert find_session(db.session, there, now=now) is None


def test_a_code_passes_once(app: Flask, cast: Cast, now: datetime) -> None:
    phone, _ = phone_of(cast, "bob", now)
    bob, later = cast.person("bob"), now + LATER
    assert not passes(bob, phone.code(now), now=now)
    assert passes(bob, phone.code(later), now=later)
    assert not passes(bob, phone.code(later), now=later)
    assert not passes(bob, phone.code(later - timedelta(seconds=30)), now=later)


def test_a_recovery_code_passes_once_and_is_kept_as_a_hash(
    app: Flask, cast: Cast, now: datetime
) -> None:
    _, codes = phone_of(cast, "bob", now)
    assert passes(cast.person("bob"), codes[3].upper(), now=now)
    assert not passes(cast.person("bob"), codes[3], now=now)
    assert recovery_codes_left(db.session, cast.actor("bob")) == 9
    assert all(row.code_hash not in codes for row in db.session.query(RecoveryCode))


def test_a_code_is_one_persons(app: Flask, cast: Cast, now: datetime) -> None:
    phone, codes = phone_of(cast, "bob", now)
    phone_of(cast, "bill", now)
    later = now + LATER
    assert not passes(cast.person("bill"), phone.code(later), now=later)
    assert not passes(cast.person("bill"), codes[0], now=later)
    assert not passes(cast.person("carol"), phone.code(later), now=later)


def test_guessing_is_braked(app: Flask, cast: Cast, now: datetime) -> None:
    phone, codes = phone_of(cast, "bob", now)
    for _ in range(5):
        assert not passes(cast.person("bob"), "000000", now=now)
    for right in (phone.code(now + LATER), codes[0]):
        with pytest.raises(TooOften):
            passes(cast.person("bob"), right, now=now + LATER)


def test_the_old_phone_holds_until_the_new_one_is_proved(
    app: Flask, cast: Cast, now: datetime
) -> None:
    old, _ = phone_of(cast, "bob", now)
    new, later = phone_being_set_up(cast, "bob", now), now + LATER
    assert passes(cast.person("bob"), old.code(later), now=later)
    finish_setup(actor=cast.actor("bob"), now=later, code=new.code(later), session_secret="")
    later += LATER
    assert not passes(cast.person("bob"), old.code(later), now=later)
    assert passes(cast.person("bob"), new.code(later), now=later)


def test_setting_up_needs_the_password_and_the_phones_code(
    app: Flask, cast: Cast, now: datetime
) -> None:
    bob = cast.actor("bob")
    with pytest.raises(BadInput) as refused:
        begin_setup(actor=bob, now=now, current="khac")
    assert refused.value.field == "current"
    with pytest.raises(BadInput):
        finish_setup(actor=bob, now=now, code="000000", session_secret="")
    phone_being_set_up(cast, "bob", now)
    with pytest.raises(BadInput) as refused:
        finish_setup(actor=bob, now=now, code="000000", session_secret="")
    assert refused.value.field == "code"
    assert not on(cast)


def test_whoever_lost_everything_begins_again(app: Flask, cast: Cast, now: datetime) -> None:
    _, codes = phone_of(cast, "bob", now)
    with unit_of_work() as session:
        drop_second_factor(session, cast.person("bob"))
    assert not on(cast)
    assert not passes(cast.person("bob"), codes[0], now=now)


@pytest.mark.parametrize(
    ("who", "owes"),
    [
        *((who, True) for who in ("bob", "carol", "frank", "ada", "otto")),
        *((who, False) for who in ("alice", "dan", "dora", "olga")),
    ],
)
def test_in_production_whoever_oversees_owes_it(
    app: Flask, cast: Cast, now: datetime, who: str, owes: bool
) -> None:
    assert not owes_second_factor(db.session, cast.actor(who))
    # What a database is for never changes, so the process is told that it read another mark.
    app.extensions["casework_purpose"] = "production"
    assert owes_second_factor(db.session, cast.actor(who)) is owes
    phone_of(cast, who, now)
    assert not owes_second_factor(db.session, cast.actor(who))
