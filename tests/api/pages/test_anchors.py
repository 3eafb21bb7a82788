"""The anchors' page: for committees and auditors."""

from __future__ import annotations

from datetime import datetime

import pytest

from casework.history.anchoring import make_anchor, printed
from casework.unit_of_work import unit_of_work
from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from workflows.states import State


@pytest.mark.parametrize("who", ["frank", "otto"])
def test_whoever_keeps_anchors_reads_their_digits(
    sign_in: SignIn, cases: Cases, now: datetime, who: str
) -> None:
    ref = cases.at(State.ASSESSED)
    with unit_of_work() as session:
        digits = printed(make_anchor(session, now=now).hash)
    browser = sign_in(who)
    page = browser.get("/anchors")
    assert page.status_code == 200
    assert digits in page.text
    assert ref not in page.text
    assert 'href="/anchors"' in browser.get("/notifications").text


def test_before_the_first_it_says_so(sign_in: SignIn) -> None:
    assert "Chưa có mốc nào" in sign_in("otto").get("/anchors").text


@pytest.mark.parametrize("who", ["alice", "bob", "carol", "dan", "ada", "olga"])
def test_nobody_else_does(sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    assert browser.get("/anchors").status_code == 403
    assert "/anchors" not in browser.get("/notifications").text


def test_more_anchors_ask_no_more(
    sign_in: SignIn, count_queries: CountQueries, cases: Cases, now: datetime
) -> None:
    browser = sign_in("otto")
    asked: list[int] = []
    browser.get("/anchors")
    for _ in range(2):
        with unit_of_work() as session:
            make_anchor(session, now=now)
        with count_queries() as found:
            browser.get("/anchors")
        asked.append(len(found))
    assert asked[0] == asked[1]
