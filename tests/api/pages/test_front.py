"""The door and the switch of language."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.api.conftest import SignIn


@pytest.mark.parametrize(
    ("who", "place"), [("alice", "/mine"), ("bob", "/inbox"), ("dan", "/desk"), ("ada", "/admin")]
)
def test_the_door_leads_to_ones_own_beginning(sign_in: SignIn, who: str, place: str) -> None:
    assert sign_in(who).get("/").location.startswith(place)


def test_the_door_leads_a_stranger_to_the_sign_in(app: Flask) -> None:
    assert app.test_client().get("/").location == "/sign-in"


def test_the_language_is_switched_and_one_stays_where_one_was(sign_in: SignIn) -> None:
    browser = sign_in("alice")
    assert '<html lang="vi">' in browser.get("/mine").text
    answer = browser.post("/language", data={"language": "en", "next": "/mine"})
    assert (answer.status_code, answer.location) == (303, "/mine")
    assert '<html lang="en">' in browser.get("/mine").text


def test_a_stranger_may_switch_too(app: Flask) -> None:
    browser = app.test_client()
    browser.post("/language", data={"language": "en", "next": "/sign-in"})
    assert '<html lang="en">' in browser.get("/sign-in").text


@pytest.mark.parametrize("wanted", ["fr", "", "../en", "EN"])
def test_an_unknown_language_changes_nothing(sign_in: SignIn, wanted: str) -> None:
    browser = sign_in("alice")
    assert browser.post("/language", data={"language": wanted}).status_code == 303
    assert '<html lang="vi">' in browser.get("/mine").text


def test_the_switch_leads_nowhere_else(sign_in: SignIn) -> None:
    data = {"language": "en", "next": "//evil.example"}
    assert sign_in("alice").post("/language", data=data).location == "/mine"
