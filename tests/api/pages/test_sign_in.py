"""Sign in and out."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from casework.demo_data.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from casework.models import Membership
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cast import PASSWORD, Cast, email

WRONG = "E-mail hoặc mật khẩu chưa đúng."


@pytest.fixture
def browser(app: Flask, cast: Cast) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize(
    ("who", "place"),
    [("alice", "/mine"), ("bob", "/inbox"), ("dan", "/desk"), ("frank", "/inbox")],
)
def test_everybody_begins_where_their_work_is(browser: FlaskClient, who: str, place: str) -> None:
    answer = browser.post("/sign-in", data={"email": email(who), "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, place)


def test_one_goes_on_to_the_page_one_came_for(browser: FlaskClient) -> None:
    answer = browser.get("/report")
    assert answer.status_code == 302
    page = browser.get(answer.location)
    assert 'name="next" value="/report"' in page.text
    # Being sent here is no fault, and the library's English words are not said.
    assert "flash" not in page.text
    data = {"email": email("alice"), "password": PASSWORD, "next": "/report"}
    assert browser.post("/sign-in", data=data).location == "/report"


@pytest.mark.parametrize("place", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_no_address_leads_away(browser: FlaskClient, place: str) -> None:
    data = {"email": email("alice"), "password": PASSWORD, "next": place}
    assert browser.post("/sign-in", data=data).location == "/mine"
    assert browser.get("/sign-in", query_string={"next": place}).location == "/mine"


@pytest.mark.parametrize(("who", "password"), [("alice", "khac"), ("nobody", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_read_the_same(
    browser: FlaskClient, who: str, password: str
) -> None:
    answer = browser.post("/sign-in", data={"email": email(who), "password": password})
    assert answer.status_code == 422
    assert WRONG in answer.text
    assert f'value="{email(who)}"' in answer.text
    assert f'value="{password}"' not in answer.text
    assert browser.get("/mine").status_code == 302


def test_an_empty_form_is_answered_too(browser: FlaskClient) -> None:
    assert browser.post("/sign-in").status_code == 422


def test_nothing_planted_in_the_session_survives_signing_in(browser: FlaskClient) -> None:
    with browser.session_transaction() as kept:
        kept["planted"] = "by somebody else"
        kept["language"] = "en"
    browser.post("/sign-in", data={"email": email("alice"), "password": PASSWORD})
    with browser.session_transaction() as kept:
        assert "planted" not in kept
        assert kept["language"] == "en"


def test_signing_out_ends_it(sign_in: SignIn) -> None:
    browser = sign_in("alice")
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/mine").location.startswith("/sign-in")
    assert browser.post("/sign-out").status_code == 303


def test_a_link_cannot_sign_anybody_out(sign_in: SignIn) -> None:
    browser = sign_in("alice")
    assert browser.get("/sign-out").status_code == 405
    assert browser.get("/mine").status_code == 200


def test_who_is_signed_in_goes_on(sign_in: SignIn) -> None:
    assert sign_in("alice").get("/sign-in").location == "/mine"


def test_an_account_whose_term_is_over_reads_its_notices_only(
    browser: FlaskClient, cast: Cast
) -> None:
    with unit_of_work() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id == cast.person("alice"))
            .values(ends_on=Membership.starts_on)
        )
    answer = browser.post("/sign-in", data={"email": email("alice"), "password": PASSWORD})
    assert answer.location == "/notifications"
    assert browser.get("/mine").status_code == 403


def test_the_password_field_is_one_and_the_page_may_not_be_kept(browser: FlaskClient) -> None:
    answer = browser.get("/sign-in")
    assert re.search(r'type="password" id="f-password"', answer.text)
    assert answer.headers["Cache-Control"] == "no-store"


def test_accounts_are_not_listed_outside_a_demo(browser: FlaskClient) -> None:
    page = browser.get("/sign-in").text
    assert DEMO_PASSWORD not in page
    assert all(account.email not in page for account in DEMO_ACCOUNTS)


def test_a_demo_lists_its_accounts_as_forms_of_one_press(app: Flask, cast: Cast) -> None:
    # What a database is for never changes, so the process is told that it read another mark.
    app.extensions["casework_purpose"] = "demo"
    page = app.test_client().get("/sign-in").text
    for account in DEMO_ACCOUNTS:
        assert f'name="email" value="{account.email}"' in page
    assert page.count(f'name="password" value="{DEMO_PASSWORD}"') == len(DEMO_ACCOUNTS)


def test_forgery_is_refused(app: Flask, cast: Cast) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    browser = app.test_client()
    data = {"email": email("alice"), "password": PASSWORD}
    assert browser.post("/sign-in", data=data).status_code == 400
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/sign-in").text)
    assert token is not None
    data["csrf_token"] = token.group(1)
    assert browser.post("/sign-in", data=data).status_code == 303
