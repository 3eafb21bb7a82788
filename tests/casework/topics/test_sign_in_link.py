"""The mail with the link: to collaborators, in their language, about nothing else."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from casework.database import db
from casework.models import Person, SignInLink
from casework.sign_in_links import LASTS, ask_for_link, open_link
from casework.topics.sign_in_link import handle
from casework.unit_of_work import unit_of_work
from tests.casework.notify.mails import text_of
from tests.cast import Cast, email
from tests.links import SERVICE, links_to, mail_on


def ask(now: datetime, who: str = "alice") -> int:
    ask_for_link(email(who), place="", now=now)
    db.session.rollback()
    return db.session.scalars(select(SignInLink.id).order_by(SignInLink.id.desc())).first() or 0


def test_the_link_in_the_mail_opens(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    ask(now)
    (secret,) = links_to("alice", mails, now=now)
    assert open_link(secret, place="", now=now) is not None


def test_it_leads_to_the_address_of_the_settings(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    ask(now)
    with app.test_request_context(base_url="https://evil.example"):
        assert len(links_to("alice", mails, now=now)) == 1
    assert all("evil.example" not in text_of(each) for each in mails.all())
    assert f'<a href="{SERVICE}/sign-in/link/' in text_of(mails.to("alice")[0], "html")


def test_it_is_written_in_the_readers_language(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    with unit_of_work() as session:
        session.get_one(Person, cast.person("alice")).language = "en"
    handle(ask(now), now=now)
    assert mails.to("alice")[0]["Subject"] == "Link to sign in to the case service"


@pytest.mark.parametrize("who", ["ada", "bob", "dan", "nobody"])
def test_nothing_leaves_for_anybody_else(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    mails = mail_on(app)
    handle(ask(now, who), now=now)
    assert mails.all() == []


def test_nothing_leaves_when_it_is_too_late_or_was_used(
    app: Flask, cast: Cast, now: datetime
) -> None:
    mails = mail_on(app)
    handle(ask(now), now=now + LASTS)
    used = ask(now)
    with unit_of_work() as session:
        session.get_one(SignInLink, used).used_at = now
    handle(used, now=now)
    handle(9_999, now=now)
    assert mails.all() == []
