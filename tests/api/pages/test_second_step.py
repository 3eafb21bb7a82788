"""The second step of signing in."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.api.clocks import let_pass, present
from tests.cast import PASSWORD, Cast, email
from tests.codes import Phone, phone_of


@pytest.fixture
def phone(app: Flask, cast: Cast, now: datetime) -> Phone:
    return phone_of(cast, "bob", now - timedelta(minutes=5))[0]


def with_password(app: Flask, wanted: str = "") -> FlaskClient:
    browser = app.test_client()
    data = {"email": email("bob"), "password": PASSWORD, "next": wanted}
    answer = browser.post("/sign-in", data=data)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in/code")
    return browser


def test_password_and_code_open_the_page_one_came_for(app: Flask, phone: Phone) -> None:
    browser = with_password(app, "/cases")
    page = browser.get("/sign-in/code?next=/cases")
    assert 'name="next" value="/cases"' in page.text
    answer = browser.post("/sign-in/code", data={"code": phone.code(present()), "next": "/cases"})
    assert (answer.status_code, answer.location) == (303, "/cases")
    assert browser.get("/inbox").status_code == 200


def test_the_password_alone_opens_nothing(app: Flask, phone: Phone) -> None:
    browser = with_password(app)
    for place in ("/inbox", "/account", "/account/second-factor", "/notifications"):
        assert browser.get(place).status_code == 302


def test_a_wrong_code_is_refused_beside_its_field(app: Flask, phone: Phone) -> None:
    browser = with_password(app)
    answer = browser.post("/sign-in/code", data={"code": "000000"})
    assert answer.status_code == 422
    assert 'id="f-code-error"' in answer.text
    assert browser.post("/sign-in/code").status_code == 422
    assert browser.get("/inbox").status_code == 302


def test_guessing_is_braked_in_fresh_browsers_too(app: Flask, phone: Phone) -> None:
    for _ in range(5):
        assert with_password(app).post("/sign-in/code", data={"code": "1"}).status_code == 422
    answer = with_password(app).post("/sign-in/code", data={"code": phone.code(present())})
    assert answer.status_code == 429


def test_the_password_holds_ten_minutes(app: Flask, phone: Phone) -> None:
    browser = with_password(app)
    let_pass(timedelta(minutes=10))
    assert browser.get("/sign-in/code").location == "/sign-in"
    answer = browser.post("/sign-in/code", data={"code": phone.code(present())})
    assert (answer.status_code, answer.location) == (303, "/sign-in")


def test_without_a_password_there_is_no_second_step(app: Flask, phone: Phone) -> None:
    browser = app.test_client()
    assert browser.get("/sign-in/code").location == "/sign-in"
    assert browser.post("/sign-in/code", data={"code": phone.code(present())}).status_code == 303
    assert browser.get("/inbox").status_code == 302
