"""One-time links: for collaborators only, once, for a quarter of an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from casework.database import db
from casework.errors import TooOften
from casework.models import Membership, OutboxItem, Person, SignInLink
from casework.sign_in_links import (
    LASTS,
    ask_for_link,
    links_offered,
    open_link,
    prune_links,
    secret_of,
)
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.cast import Cast, email
from tests.links import mail_on

PLACE = "192.0.2.1"


def secret(now: datetime, who: str = "alice", place: str = PLACE) -> str:
    ask_for_link(email(who), place=place, now=now)
    db.session.rollback()
    newest = select(SignInLink.nonce).order_by(SignInLink.id.desc()).limit(1)
    return secret_of(db.session.scalars(newest).one())


def opened(link: str, now: datetime) -> str | None:
    person = open_link(link, place=PLACE, now=now)
    return None if person is None else person.email.partition("@")[0]


def test_it_is_offered_where_mail_leaves_the_house(app: Flask) -> None:
    assert not links_offered()
    mail_on(app)
    assert links_offered()


def test_it_opens_once(app: Flask, cast: Cast, now: datetime) -> None:
    link = secret(now)
    assert opened(link, now) == "alice"
    assert opened(link, now) is None


def test_it_opens_for_a_quarter_of_an_hour(app: Flask, cast: Cast, now: datetime) -> None:
    first, second = secret(now), secret(now)
    assert opened(first, now + LASTS - timedelta(seconds=1)) == "alice"
    assert opened(second, now + LASTS) is None


def test_the_table_holds_only_its_hash(app: Flask, cast: Cast, now: datetime) -> None:
    link = secret(now)
    kept = db.session.scalars(select(SignInLink)).one()
    assert kept.secret_hash == token_hash(link)
    assert link not in str(vars(kept))
    assert opened(kept.nonce, now) is None
    assert opened(kept.secret_hash, now) is None


@pytest.mark.parametrize("who", ["bob", "carol", "dan", "frank", "olga", "ada", "otto"])
def test_no_other_role_gets_in_by_it(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    assert opened(secret(now, who), now) is None


def test_nor_a_collaborator_who_holds_another_role_besides(
    app: Flask, cast: Cast, now: datetime
) -> None:
    link = secret(now)
    with unit_of_work() as session:
        session.add(
            Membership(
                person_id=cast.person("alice"),
                role="coordinator",
                unit_id=cast.unit("SMY"),
                starts_on=now.date(),
            )
        )
    assert opened(link, now) is None


def test_nor_whose_account_was_locked_or_whose_term_ended(
    app: Flask, cast: Cast, now: datetime
) -> None:
    alices, amys = secret(now), secret(now, "amy")
    with unit_of_work() as session:
        session.get_one(Person, cast.person("alice")).active = False
        session.execute(
            update(Membership)
            .where(Membership.person_id == cast.person("amy"))
            .values(ends_on=Membership.starts_on)
        )
    assert opened(alices, now) is None
    assert opened(amys, now) is None


def test_asking_leaves_the_same_rows_whoever_has_the_address(
    app: Flask, cast: Cast, now: datetime
) -> None:
    for number, who in enumerate(("alice", "ada", "nobody")):
        ask_for_link(email(who), place=f"192.0.2.{number}", now=now)
    assert db.session.scalar(select(func.count(SignInLink.id))) == 3
    assert db.session.scalar(select(func.count(OutboxItem.id))) == 3


@pytest.mark.parametrize("who", ["alice", "nobody"])
def test_asking_is_braked_for_every_address_alike(
    app: Flask, cast: Cast, now: datetime, who: str
) -> None:
    for number in range(5):
        ask_for_link(email(who), place=f"192.0.2.{number}", now=now)
    with pytest.raises(TooOften):
        ask_for_link(email(who), place="192.0.2.99", now=now)


def test_one_place_cannot_ask_for_many(app: Flask, cast: Cast, now: datetime) -> None:
    for number in range(10):
        ask_for_link(email(f"nobody{number}"), place=PLACE, now=now)
    with pytest.raises(TooOften):
        ask_for_link(email("alice"), place=PLACE, now=now)


def test_guessing_links_is_braked(app: Flask, cast: Cast, now: datetime) -> None:
    for number in range(20):
        assert opened(f"{number:064x}", now) is None
    with pytest.raises(TooOften):
        opened("x", now)


def test_old_ones_are_forgotten(app: Flask, cast: Cast, now: datetime) -> None:
    secret(now)
    assert prune_links(now=now + timedelta(hours=23)) == 0
    assert prune_links(now=now + timedelta(days=1)) == 1
