"""Around every page: where one may go, who one is, what is unread."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.api.conftest import SignIn
from tests.cases import Cases


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("alice", "/mine"),
        ("bob", "/inbox"),
        ("dan", "/desk"),
        ("frank", "/inbox"),
        ("olga", "/board"),
        ("ada", "/admin/people"),
        ("otto", "/notifications"),
    ],
)
def test_everybody_begins_where_their_work_is(sign_in: SignIn, name: str, start: str) -> None:
    answer = sign_in(name).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, start)


def test_the_navigation_shows_only_where_one_may_go(sign_in: SignIn) -> None:
    page = sign_in("dan").get("/desk").text
    assert 'href="/desk"' in page
    assert 'href="/inbox"' not in page
    assert 'href="/admin/people"' not in page


def test_the_page_says_who_one_is_and_what_is_unread(sign_in: SignIn, cases: Cases) -> None:
    cases.reported()
    page = sign_in("bob").get("/inbox").text
    assert "Đầu mối · Xã Suối Mây" in page
    assert 'count-new">1<' in page


def test_nobody_signed_in_gets_no_navigation(app: Flask) -> None:
    assert 'class="nav-link"' not in app.test_client().get("/sign-in").text


def test_a_test_database_is_not_called_a_demo(sign_in: SignIn) -> None:
    assert "Bản dùng thử" not in sign_in("bob").get("/inbox").text
