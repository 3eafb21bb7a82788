"""By which ways a person is reached."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from casework.database import db
from casework.models import Channel, Person
from casework.notify.ways import Way, ways_of
from casework.unit_of_work import unit_of_work
from tests.casework.notify.mails import Mails
from tests.cast import Cast

MAIL = Way("mail")


@pytest.fixture
def channel(mails: Mails, cast: Cast, now: datetime) -> Way:
    """One that bob entered; he ended another."""
    with unit_of_work() as session:
        given = {"person_id": cast.person("bob"), "scheme": "tgram", "recorded_at": now}
        row = Channel(url="tgram://1:a/2", **given)
        session.add_all([row, Channel(url="tgram://1:b/2", ended_at=now, **given)])
        session.flush()
        return Way(f"channel-{row.id}", row.id)


def ways(cast: Cast, who: str = "bob", **more: Any) -> tuple[Way, ...]:
    given = {"at_once": False, "only_witness": False, **more}
    return ways_of(db.session, db.session.get_one(Person, cast.person(who)), **given)


def test_mail_comes_first_then_each_running_channel(channel: Way, cast: Cast) -> None:
    assert ways(cast) == (MAIL, channel)
    assert ways(cast, at_once=True) == (MAIL, channel)
    assert ways(cast, "dan") == (MAIL,)


def test_a_collaborator_is_reached_by_the_digest_mail_alone(channel: Way, cast: Cast) -> None:
    assert ways(cast, only_witness=True) == (MAIL,)
    assert ways(cast, only_witness=True, at_once=True) == ()
