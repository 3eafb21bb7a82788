"""How a person wants to be told."""

from __future__ import annotations

import socket
from datetime import datetime

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Channel, Person
from casework.notify.preferences import add_channel, end_channel, set_preferences
from tests.casework.notify.mails import Mails
from tests.cast import Cast

HOOK = "jsons://hooks.anminh.example/secret"


@pytest.fixture(autouse=True)
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name leads to a public address."""
    found = [(0, 0, 0, "", ("8.8.8.8", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: found)


def channels() -> list[tuple[str, str, bool]]:
    db.session.rollback()
    rows = db.session.scalars(select(Channel).order_by(Channel.id))
    return [(row.scheme, row.url, row.ended_at is None) for row in rows]


def test_language_and_mails_are_set(cast: Cast, now: datetime) -> None:
    set_preferences(
        actor=cast.actor("bob"), now=now, language="en", mail_digest=False, mail_at_once=False
    )
    db.session.rollback()
    bob = db.session.get_one(Person, cast.person("bob"))
    assert (bob.language, bob.mail_digest, bob.mail_at_once) == ("en", False, False)


def test_a_collaborator_has_no_mail_at_once_to_choose(cast: Cast, now: datetime) -> None:
    set_preferences(
        actor=cast.actor("alice"), now=now, language="vi", mail_digest=False, mail_at_once=False
    )
    db.session.rollback()
    alice = db.session.get_one(Person, cast.person("alice"))
    assert (alice.mail_digest, alice.mail_at_once) == (False, True)


def test_a_channel_is_added_and_ended(mails: Mails, cast: Cast, now: datetime) -> None:
    bob = cast.actor("bob")
    channel = add_channel(actor=bob, now=now, url=f" {HOOK} ")
    assert channels() == [("jsons", HOOK, True)]
    end_channel(channel, actor=bob, now=now)
    assert channels() == [("jsons", HOOK, False)]
    add_channel(actor=bob, now=now, url=HOOK)
    assert len(channels()) == 2


def test_an_inner_address_is_refused_and_nothing_stored(
    mails: Mails, cast: Cast, now: datetime
) -> None:
    with pytest.raises(BadInput) as refusal:
        add_channel(actor=cast.actor("bob"), now=now, url="jsons://127.0.0.1/x")
    assert refusal.value.field == "url"
    assert channels() == []


def test_the_same_twice_and_a_fourth_are_refused(mails: Mails, cast: Cast, now: datetime) -> None:
    bob = cast.actor("bob")
    for number in range(3):
        add_channel(actor=bob, now=now, url=f"{HOOK}{number}")
    for url in (f"{HOOK}0", f"{HOOK}4"):
        with pytest.raises(BadInput):
            add_channel(actor=bob, now=now, url=url)
    assert len(channels()) == 3


def test_a_collaborator_has_no_channels(mails: Mails, cast: Cast, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        add_channel(actor=cast.actor("alice"), now=now, url=HOOK)
    assert channels() == []


def test_nobody_ends_anothers_channel(mails: Mails, cast: Cast, now: datetime) -> None:
    channel = add_channel(actor=cast.actor("bob"), now=now, url=HOOK)
    for who, number in (("dan", channel), ("bob", 4711)):
        with pytest.raises(NotFound):
            end_channel(number, actor=cast.actor(who), now=now)
