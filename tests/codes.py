"""A phone with an authenticator app, as far as tests need one."""

from __future__ import annotations

from datetime import datetime

from pyotp import TOTP

from casework.database import db
from casework.models import SecondFactor
from casework.one_time_codes import setup_key
from casework.second_factor import begin_setup, finish_setup
from tests.cast import PASSWORD, Cast


class Phone:
    """Shows the code of any moment for the key it was given."""

    def __init__(self, key: str) -> None:
        self.totp = TOTP(key.replace(" ", ""))

    def code(self, now: datetime) -> str:
        """The six digits shown at that moment."""
        return self.totp.at(now)


def phone_being_set_up(cast: Cast, who: str, now: datetime) -> Phone:
    """Somebody of the cast has scanned the picture but typed no code yet."""
    begin_setup(actor=cast.actor(who), now=now, current=PASSWORD)
    nonce = db.session.get_one(SecondFactor, cast.person(who)).pending_nonce
    assert nonce is not None
    return Phone(setup_key(nonce))


def phone_of(cast: Cast, who: str, now: datetime) -> tuple[Phone, list[str]]:
    """A phone that is set up, and the recovery codes; the code of ``now`` is used up by it."""
    phone = phone_being_set_up(cast, who, now)
    codes = finish_setup(actor=cast.actor(who), now=now, code=phone.code(now), session_secret="")
    return phone, codes
