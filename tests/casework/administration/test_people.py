"""Accounts: made, changed, locked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from casework.administration.people import add_person, change_person, set_password
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Person
from casework.passwords import password_fits
from casework.seats import actor_of
from tests.cast import PASSWORD, Cast

GOOD = "cay-da-dau-lang"


def add(cast: Cast, now: datetime, who: str = "ada", **changes: Any) -> int:
    said: dict[str, Any] = {
        "email": "Nga.Le@anminh.example",
        "name": "Lê Thị Nga",
        "password": GOOD,
        **changes,
    }
    return add_person(actor=cast.actor(who), now=now, **said)


def test_an_account_is_made_with_its_address_in_small_letters(
    app: Flask, cast: Cast, now: datetime
) -> None:
    person = db.session.get_one(Person, add(cast, now))
    assert (person.email, person.name) == ("nga.le@anminh.example", "Lê Thị Nga")
    assert person.active
    assert person.created_at == now
    assert password_fits(person.password_hash, GOOD)
    assert GOOD not in person.password_hash
    # An account alone sees nothing: roles are given for a term.
    assert actor_of(db.session, person.id, on=now.date()).seats == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "alice@anminh.example"}, "email"),
        ({"email": "ALICE@anminh.example "}, "email"),
        ({"email": "nobody"}, "email"),
        ({"email": "a b@anminh.example"}, "email"),
        ({"email": "nga@anminh"}, "email"),
        ({"email": "nga@@anminh.example"}, "email"),
        ({"email": "n" * 250 + "@anminh.example"}, "email"),
        ({"email": "nga@anminh.example\nbcc: x@y.z"}, "email"),
        ({"name": " "}, "name"),
        ({"password": "ngan"}, "password"),
        ({"password": "a" * 11}, "password"),
        ({"password": "a" * 20}, "password"),
        ({"password": "x" * 257}, "password"),
        ({"password": "nga.le@anminh.example"}, "password"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_nobody_is_added(
    app: Flask, cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    before = db.session.query(Person).count()
    with pytest.raises(BadInput) as refused:
        add(cast, now, **changes)
    assert refused.value.field == field
    assert db.session.query(Person).count() == before


def test_a_locked_account_has_no_seat_at_once(app: Flask, cast: Cast, now: datetime) -> None:
    ada, bob = cast.actor("ada"), cast.person("bob")
    change_person(bob, actor=ada, now=now, name="Bob", language="en", active=False)
    assert not db.session.get_one(Person, bob).active
    assert cast.actor("bob").seats == ()
    change_person(bob, actor=ada, now=now, name="Bob", language="vi", active=True)
    assert cast.actor("bob").seats


def test_an_administrator_does_not_lock_the_own_account(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with pytest.raises(BadInput) as refused:
        change_person(
            cast.person("ada"),
            actor=cast.actor("ada"),
            now=now,
            name="Ada",
            language="vi",
            active=False,
        )
    assert refused.value.field == "active"
    assert db.session.get_one(Person, cast.person("ada")).active


def test_a_new_password_replaces_the_old(app: Flask, cast: Cast, now: datetime) -> None:
    set_password(cast.person("bob"), actor=cast.actor("ada"), now=now, password=GOOD)
    stored = db.session.get_one(Person, cast.person("bob")).password_hash
    assert password_fits(stored, GOOD)
    assert not password_fits(stored, PASSWORD)


@pytest.mark.parametrize("weak", ["short", "b" * 15, "bob@anminh.example"])
def test_a_weak_new_password_is_refused(app: Flask, cast: Cast, now: datetime, weak: str) -> None:
    with pytest.raises(BadInput) as refused:
        set_password(cast.person("bob"), actor=cast.actor("ada"), now=now, password=weak)
    assert refused.value.field == "password"
    assert password_fits(db.session.get_one(Person, cast.person("bob")).password_hash, PASSWORD)


def test_an_unknown_person_is_not_found(app: Flask, cast: Cast, now: datetime) -> None:
    ada = cast.actor("ada")
    with pytest.raises(NotFound):
        change_person(9_999, actor=ada, now=now, name="X", language="vi", active=True)
    with pytest.raises(NotFound):
        set_password(9_999, actor=ada, now=now, password=GOOD)


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "otto"])
def test_only_an_administrator_may(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    own = cast.person(who)
    with pytest.raises(NotAllowed):
        add(cast, now, who)
    with pytest.raises(NotAllowed):
        change_person(own, actor=cast.actor(who), now=now, name="X", language="vi", active=True)
    with pytest.raises(NotAllowed):
        set_password(own, actor=cast.actor(who), now=now, password=GOOD)
