"""Tokens: found by their secret while they live, and only by it."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import select

from casework.administration.log import COMMAND_LINE
from casework.administration.people import change_person, remove_second_factor, set_password
from casework.administration.tokens import add_token
from casework.database import db
from casework.models import ApiToken
from casework.tokens import find_token, note_used, revoke_tokens, token_hash, tokens_of
from casework.unit_of_work import unit_of_work
from tests.cast import Cast
from workflows.scopes import Scope


def made(cast: Cast, now: datetime, who: str = "bob", days: int = 90) -> str:
    with unit_of_work() as session:
        return add_token(
            session,
            cast.person(who),
            by=COMMAND_LINE,
            now=now,
            name="máy",
            scopes=frozenset({Scope.READ}),
            days=days,
        )


def opens(secret: str, now: datetime) -> bool:
    db.session.rollback()
    return find_token(db.session, secret, now=now) is not None


def test_only_the_hash_is_kept(app: Flask, cast: Cast, now: datetime) -> None:
    secret = made(cast, now)
    kept = db.session.scalars(select(ApiToken)).one()
    assert kept.token_hash == token_hash(secret)
    assert secret not in str(vars(kept))
    assert not opens(kept.token_hash, now)


def test_it_is_found_with_its_person_until_its_last_moment(
    app: Flask, cast: Cast, now: datetime
) -> None:
    secret = made(cast, now, days=7)
    found = find_token(db.session, secret, now=now)
    assert found is not None
    assert found.person.id == cast.person("bob")
    assert opens(secret, now + timedelta(days=7) - timedelta(seconds=1))
    assert not opens(secret, now + timedelta(days=7))


def test_its_last_use_is_written_once_a_minute(app: Flask, cast: Cast, now: datetime) -> None:
    secret = made(cast, now)
    for passed, seen in ((0, 0), (59, 0), (60, 60)):
        moment = now + timedelta(seconds=passed)
        found = find_token(db.session, secret, now=moment)
        assert found is not None
        note_used(found.token, now=moment)
        kept = db.session.scalars(select(ApiToken.last_used_at)).one()
        assert kept == now + timedelta(seconds=seen)


def test_a_person_sees_their_own_the_newest_first(app: Flask, cast: Cast, now: datetime) -> None:
    first, second = made(cast, now), made(cast, now)
    made(cast, now, "ada")
    listed = tokens_of(db.session, cast.person("bob"), now=now)
    assert [row.token_hash for row in listed] == [token_hash(second), token_hash(first)]


def test_all_of_a_person_end_together(app: Flask, cast: Cast, now: datetime) -> None:
    bobs, adas = made(cast, now), made(cast, now, "ada")
    with unit_of_work() as session:
        revoke_tokens(session, cast.person("bob"), now=now)
    assert not opens(bobs, now)
    assert opens(adas, now)


def test_locking_an_account_ends_its_tokens_for_good(app: Flask, cast: Cast, now: datetime) -> None:
    secret, bob, ada = made(cast, now), cast.person("bob"), cast.actor("ada")
    for active in (False, True):
        change_person(bob, actor=ada, now=now, name="Bob", language="vi", active=active)
        assert not opens(secret, now)


def test_a_password_set_by_an_administrator_ends_them_too(
    app: Flask, cast: Cast, now: datetime
) -> None:
    secret = made(cast, now)
    set_password(cast.person("bob"), actor=cast.actor("ada"), now=now, password="cay-da-dau-lang")
    assert not opens(secret, now)


def test_so_does_a_lost_phone(app: Flask, cast: Cast, now: datetime) -> None:
    secret = made(cast, now)
    remove_second_factor(cast.person("bob"), actor=cast.actor("ada"), now=now)
    assert not opens(secret, now)
