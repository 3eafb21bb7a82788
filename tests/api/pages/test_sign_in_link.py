"""Asking for a link, and pressing its button."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask

from tests.cast import Cast, email
from tests.codes import phone_of
from tests.links import links_to, mail_on


def ask(app: Flask, who: str) -> str:
    answer = app.test_client().post("/sign-in/link", data={"email": email(who)})
    assert answer.status_code == 200
    return answer.text


def test_a_link_signs_in_once(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    ask(app, "alice")
    (secret,) = links_to("alice", mails, now=now)
    browser = app.test_client()
    assert (
        'method="post" action="/sign-in/link/open"' in browser.get(f"/sign-in/link/{secret}").text
    )
    answer = browser.post("/sign-in/link/open", data={"token": secret})
    assert (answer.status_code, answer.location) == (303, "/mine")
    assert browser.get("/mine").status_code == 200
    again = app.test_client().post("/sign-in/link/open", data={"token": secret})
    assert again.status_code == 422
    assert "không còn dùng được" in again.text


def test_looking_at_it_uses_nothing_up(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    ask(app, "alice")
    (secret,) = links_to("alice", mails, now=now)
    for _ in range(3):
        assert app.test_client().get(f"/sign-in/link/{secret}").status_code == 200
        assert app.test_client().head(f"/sign-in/link/{secret}").status_code == 200
    assert app.test_client().post("/sign-in/link/open", data={"token": secret}).status_code == 303


def test_the_page_says_the_same_of_any_link(app: Flask, cast: Cast) -> None:
    mail_on(app)
    page = app.test_client().get("/sign-in/link/khong-co").text
    assert 'value="khong-co"' in page


def test_whoever_has_a_second_step_goes_through_it(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    phone_of(cast, "alice", now)
    ask(app, "alice")
    (secret,) = links_to("alice", mails, now=now)
    browser = app.test_client()
    answer = browser.post("/sign-in/link/open", data={"token": secret})
    assert answer.location == "/sign-in/code"
    assert browser.get("/mine").status_code == 302


def test_it_is_offered_only_where_mail_leaves_the_house(app: Flask, cast: Cast) -> None:
    browser = app.test_client()
    assert "/sign-in/link" not in browser.get("/sign-in").text
    assert browser.get("/sign-in/link").status_code == 404
    assert browser.post("/sign-in/link", data={"email": email("alice")}).status_code == 404
    mail_on(app)
    assert 'href="/sign-in/link"' in browser.get("/sign-in").text
    assert browser.get("/sign-in/link").status_code == 200


@pytest.mark.parametrize("data", [{}, {"token": ""}, {"token": "x" * 5_000}, {"token": "a\x00b"}])
def test_nonsense_is_refused_in_words(app: Flask, cast: Cast, data: dict[str, str]) -> None:
    assert app.test_client().post("/sign-in/link/open", data=data).status_code == 422


def test_asking_too_often_is_said(app: Flask, cast: Cast) -> None:
    mail_on(app)
    for _ in range(5):
        ask(app, "alice")
    answer = app.test_client().post("/sign-in/link", data={"email": email("alice")})
    assert answer.status_code == 429
    assert "Đã xin quá nhiều lần." in answer.text
