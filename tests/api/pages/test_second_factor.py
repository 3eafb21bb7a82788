"""Setting up the second step of signing in."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.api.clocks import present
from tests.api.conftest import SignIn
from tests.cast import PASSWORD, Cast
from tests.codes import Phone

PAGE = "/account/second-factor"


def test_it_is_set_up_and_the_recovery_codes_are_shown_once(sign_in: SignIn, cast: Cast) -> None:
    bob = sign_in("bob")
    assert bob.post(f"{PAGE}/begin", data={"current": PASSWORD}).status_code == 303
    page = bob.get(PAGE).text
    assert 'src="data:image/svg+xml' in page
    key = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert key is not None
    answer = bob.post(f"{PAGE}/finish", data={"code": Phone(key[1]).code(present())})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    codes = re.findall(r"<code>([a-z2-9-]{14})</code>", answer.text)
    assert len(codes) == 10
    page = bob.get(PAGE).text
    assert "Còn 10 mã dự phòng." in page
    assert key[1] not in page
    assert codes[0] not in page


@pytest.mark.parametrize(
    ("step", "sent", "field"),
    [("begin", {"current": "khac"}, "current"), ("begin", {}, "current")],
)
def test_what_is_wrong_is_said_beside_its_field(
    sign_in: SignIn, cast: Cast, step: str, sent: dict[str, str], field: str
) -> None:
    answer = sign_in("bob").post(f"{PAGE}/{step}", data=sent)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text


def test_a_wrong_first_code_sets_nothing_up(sign_in: SignIn, cast: Cast) -> None:
    bob = sign_in("bob")
    bob.post(f"{PAGE}/begin", data={"current": PASSWORD})
    answer = bob.post(f"{PAGE}/finish", data={"code": "000000"})
    assert answer.status_code == 422
    assert 'id="f-code-error"' in answer.text
    assert "Đang bật." not in bob.get(PAGE).text


def test_in_production_whoever_owes_it_is_led_there_first(
    app: Flask, sign_in: SignIn, cast: Cast
) -> None:
    app.extensions["casework_purpose"] = "production"
    bob = sign_in("bob")
    for place in ("/inbox", "/cases", "/account", "/notifications"):
        assert bob.get(place).location == PAGE
    assert "cần xác thực hai bước" in bob.get(PAGE).text
    assert sign_in("alice").get("/mine").status_code == 200
