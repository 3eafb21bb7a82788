"""Vietnamese first; English for who asks."""

import pytest
from flask import Flask

from api.language import say
from tests.api.conftest import SignIn
from workflows.words import Label

WORDS = Label("Mới tiếp nhận", "Reported")


def test_vietnamese_is_spoken_unless_asked(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert say(WORDS) == "Mới tiếp nhận"


@pytest.mark.parametrize(("asked", "heard"), [("en", "Reported"), ("fr", "Mới tiếp nhận")])
def test_a_program_asks_by_header(app: Flask, asked: str, heard: str) -> None:
    with app.test_request_context("/api/v1/cases", headers={"Accept-Language": asked}):
        assert say(WORDS) == heard


def test_the_switch_holds_for_the_next_pages(sign_in: SignIn) -> None:
    browser = sign_in("bob")
    browser.post("/language", data={"language": "en", "next": "/inbox"})
    assert '<html lang="en">' in browser.get("/inbox").text
    browser.post("/language", data={"language": "vi", "next": "/inbox"})
    assert '<html lang="vi">' in browser.get("/inbox").text
