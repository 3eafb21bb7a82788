"""Attempts with the cookie of somebody else's browser."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.clock import read_clock
from casework.database import db
from tests.api.conftest import SignIn
from tests.cast import PASSWORD, Cast, email
from tests.codes import phone_being_set_up

COOKIE = "casework"


def cookie_of(browser: FlaskClient) -> str:
    found = browser.get_cookie(COOKIE)
    assert found is not None
    return found.value


def with_cookie(app: Flask, value: str) -> FlaskClient:
    thief = app.test_client()
    thief.set_cookie(COOKIE, value)
    return thief


def form(who: str, password: str = PASSWORD) -> dict[str, str]:
    return {"email": email(who), "password": password}


def test_a_copied_cookie_is_worth_nothing_after_sign_out(app: Flask, sign_in: SignIn) -> None:
    bob = sign_in("bob")
    thief = with_cookie(app, cookie_of(bob))
    assert thief.get("/inbox").status_code == 200
    bob.post("/sign-out")
    assert thief.get("/inbox").status_code == 302


def test_a_copied_cookie_is_worth_nothing_after_a_new_password(
    app: Flask, sign_in: SignIn, cast: Cast
) -> None:
    thief = with_cookie(app, cookie_of(sign_in("bob")))
    answer = sign_in("ada").post(
        f"/admin/people/{cast.person('bob')}/password", data={"password": "cay-da-dau-lang"}
    )
    assert answer.status_code == 303
    assert thief.get("/inbox").status_code == 302


def test_a_cookie_laid_into_a_browser_before_sign_in_is_not_the_one_after(
    app: Flask, cast: Cast, sign_in: SignIn
) -> None:
    planted = cookie_of(sign_in("bill"))
    victim = with_cookie(app, planted)
    victim.post("/sign-in", data=form("bob"))
    assert cookie_of(victim) != planted
    # And what was laid there is over, so that nobody waits in it.
    assert with_cookie(app, planted).get("/inbox").status_code == 302
    assert victim.get("/inbox").status_code == 200


def test_two_tabs_that_sign_in_leave_one_session(app: Flask, cast: Cast) -> None:
    browser = app.test_client()
    browser.post("/sign-in", data=form("bob"))
    first = cookie_of(browser)
    browser.post("/sign-in", data=form("bob"))
    assert with_cookie(app, first).get("/inbox").status_code == 302
    assert browser.get("/account").text.count('class="row"') == 1


@pytest.mark.parametrize("forged", ["1", "", "0' OR '1'='1", "é" * 9, "x" * 5_000])
def test_a_cookie_of_ones_own_making_opens_nothing(app: Flask, cast: Cast, forged: str) -> None:
    """Even with the key of the signature: a person's number is no session."""
    thief = app.test_client()
    with thief.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = forged, True
    assert thief.get("/inbox").status_code == 302
    assert with_cookie(app, forged[:50] or "x").get("/inbox").status_code == 302


def test_the_cookie_names_nobody_and_scripts_cannot_read_it(app: Flask, cast: Cast) -> None:
    answer = app.test_client().post("/sign-in", data=form("bob"))
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


def test_no_remember_cookie_is_given_or_taken(app: Flask, cast: Cast) -> None:
    thief = app.test_client()
    answer = thief.post("/sign-in", data={**form("bob"), "remember": "true"})
    assert "remember" not in str(answer.headers)
    other = app.test_client()
    other.set_cookie("remember_token", f"{cast.person('bob')}|{'0' * 128}")
    assert other.get("/inbox").status_code == 302


def test_a_copied_cookie_is_over_once_its_owner_changes_the_password(
    app: Flask, sign_in: SignIn
) -> None:
    bob = sign_in("bob")
    stolen = cookie_of(bob)
    data = {"current": PASSWORD, "password": "cay-da-dau-lang"}
    assert bob.post("/account/password", data=data).status_code == 303
    assert bob.get("/inbox").status_code == 200
    assert cookie_of(bob) != stolen
    assert with_cookie(app, stolen).get("/inbox").status_code == 302


def test_nor_does_it_live_on_past_the_second_step(
    app: Flask, sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    """Whoever copied it before the phone was set up would else be past the phone."""
    bob = sign_in("bob")
    stolen = cookie_of(bob)
    phone = phone_being_set_up(cast, "bob", now)
    present = read_clock(db.session)
    assert (
        bob.post("/account/second-factor/finish", data={"code": phone.code(present)}).status_code
        == 200
    )
    assert bob.get("/inbox").status_code == 200
    assert with_cookie(app, stolen).get("/inbox").status_code == 302
