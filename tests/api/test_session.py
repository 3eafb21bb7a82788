"""Who is asking: by session for pages, by token for programs, each only in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from flask import Flask
from sqlalchemy import update

from casework.models import ApiToken, Membership, Person
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cast import Cast

Token = Callable[[str], dict[str, str]]


def test_a_session_opens_pages(sign_in: SignIn) -> None:
    assert sign_in("bob").get("/inbox").status_code == 200


def test_a_session_does_not_open_the_json(sign_in: SignIn) -> None:
    assert sign_in("bob").get("/api/v1/cases").status_code == 401


def test_a_token_opens_the_json_and_no_page(app: Flask, token: Token) -> None:
    headers = token("bob")
    assert app.test_client().get("/api/v1/cases", headers=headers).status_code == 200
    assert app.test_client().get("/inbox", headers=headers).status_code == 302


def test_a_wrong_or_old_token_opens_nothing(app: Flask, token: Token) -> None:
    headers = token("bob")
    for wrong in ("Bearer x", "Basic x", "Bearer", headers["Authorization"] + "x"):
        answer = app.test_client().get("/api/v1/cases", headers={"Authorization": wrong})
        assert answer.status_code == 401
    with unit_of_work() as session:
        session.execute(update(ApiToken).values(expires_at=ApiToken.created_at))
    assert app.test_client().get("/api/v1/cases", headers=headers).status_code == 401


def test_a_closed_account_is_out_on_the_next_request(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("bob")
    assert browser.get("/inbox").status_code == 200
    with unit_of_work() as session:
        session.execute(update(Person).where(Person.id == cast.person("bob")).values(active=False))
    assert browser.get("/inbox").status_code == 302


def test_access_ends_with_the_term(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("bob")
    yesterday = date(2026, 3, 2) - timedelta(days=1)
    with unit_of_work() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id == cast.person("bob"))
            .values(ends_on=yesterday)
        )
    assert browser.get("/inbox").status_code == 403
