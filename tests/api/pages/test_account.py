"""The own account: where one is signed in, and the password."""

from __future__ import annotations

import re

import pytest

from tests.api.conftest import SignIn
from tests.cast import PASSWORD, Cast, email

GOOD = "cay-da-dau-lang"


def test_the_page_tells_where_one_is_signed_in(sign_in: SignIn, cast: Cast) -> None:
    here = sign_in("bob")
    sign_in("bob")
    sign_in("bill")
    page = here.get("/account").text
    assert email("bob") in page
    assert page.count("thiết bị này</span>") == 1
    assert len(re.findall(r'action="/account/sessions/\d+/end"', page)) == 1


def test_another_browser_is_signed_out_from_here(sign_in: SignIn, cast: Cast) -> None:
    here, lost = sign_in("bob"), sign_in("bob")
    end = re.search(r'action="(/account/sessions/\d+/end)"', here.get("/account").text)
    assert end is not None
    assert here.post(end[1]).status_code == 303
    assert lost.get("/inbox").status_code == 302
    assert here.get("/inbox").status_code == 200
    assert here.post(end[1]).status_code == 404


def test_nobody_ends_anothers_session(sign_in: SignIn, cast: Cast) -> None:
    bob = sign_in("bob")
    sign_in("bob")
    end = re.search(r'action="(/account/sessions/\d+/end)"', bob.get("/account").text)
    assert end is not None
    assert sign_in("ada").post(end[1]).status_code == 404
    assert re.search(end[1], bob.get("/account").text)


def test_the_password_is_changed_and_this_browser_stays(sign_in: SignIn, cast: Cast) -> None:
    here, there = sign_in("bob"), sign_in("bob")
    answer = here.post("/account/password", data={"current": PASSWORD, "password": GOOD})
    assert answer.status_code == 303
    assert "Đã đổi mật khẩu." in here.get("/account").text
    assert there.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"current": "khac", "password": GOOD}, "current"),
        ({"password": GOOD}, "current"),
        ({"current": PASSWORD, "password": "1234567890"}, "password"),
        ({"current": PASSWORD}, "password"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    sign_in: SignIn, cast: Cast, sent: dict[str, str], field: str
) -> None:
    answer = sign_in("bob").post("/account/password", data=sent)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert PASSWORD not in answer.text


def test_guessing_is_braked(sign_in: SignIn, cast: Cast) -> None:
    bob, sent = sign_in("bob"), {"current": "khac", "password": GOOD}
    for _ in range(10):
        assert bob.post("/account/password", data=sent).status_code == 422
    assert bob.post("/account/password", data=sent).status_code == 429


def test_every_other_browser_is_signed_out_at_once(sign_in: SignIn, cast: Cast) -> None:
    here, lost, older, bill = sign_in("bob"), sign_in("bob"), sign_in("bob"), sign_in("bill")
    assert here.post("/account/sessions/end-others").status_code == 303
    assert [each.get("/inbox").status_code for each in (here, lost, older, bill)] == [
        200,
        302,
        302,
        200,
    ]
    assert "/account/sessions/end-others" not in here.get("/account").text
