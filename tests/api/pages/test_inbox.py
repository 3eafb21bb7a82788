"""The coordinator's inbox as a page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def test_the_inbox_opens_on_the_first_tab_with_something_in_it(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.ASSESSED)
    page = sign_in("bob").get("/inbox").text
    assert f'href="/cases/{ref}"' in page
    assert f'href="/cases/{ref}/do/assign"' in page
    assert "Chờ" not in page[page.index("<main") :]


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("classify", "Không có phản ánh nào chờ phân loại."),
        ("decide", "Không có đề nghị gia hạn"),
        ("objections", "Không có ý kiến không đồng ý nào"),
        ("nonsense", "Không có phản ánh nào chờ phân loại."),
    ],
)
def test_an_empty_tab_says_what_would_be_there(sign_in: SignIn, tab: str, words: str) -> None:
    answer = sign_in("bob").get(f"/inbox?tab={tab}")
    assert answer.status_code == 200
    assert words in answer.text


def test_every_tab_says_how_many_and_how_old(
    sign_in: SignIn, cases: Cases, cast: Cast, now: datetime
) -> None:
    Cases(cast, now - timedelta(days=5)).reported()
    cases.reported()
    cases.at(State.RESOLVED)
    page = sign_in("bob").get("/inbox").text
    assert "lâu nhất 5 ngày" in page
    assert "lâu nhất hôm nay" in page
    for label in ("Cần phân loại", "Cần giao", "Cần phản hồi", "Báo chưa xong", "Bị trả lại"):
        assert label in page
    # Few desks ever see an objection; an empty tab for it would only be in the way.
    assert "Không đồng ý" not in page


def test_lateness_and_the_nearest_deadline_are_said(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    Cases(cast, now - timedelta(days=5)).reported()
    page = sign_in("bob").get("/inbox").text
    assert "Quá hạn 1 ngày" in page
    assert "Phân loại" in page


def test_the_first_response_says_its_days_when_it_is_the_nearest(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    # Ten working days from Tuesday 10 February, over the week of Tết: Tuesday 3 March.
    ref = Cases(cast, now - timedelta(days=20)).reported()
    # At the province the days to assess begin anew; the first response goes on.
    Cases(cast, now).do("bob", ref, "refer_up")
    page = sign_in("carol").get("/inbox?tab=classify").text
    assert "Phản hồi lần đầu: còn 1 ngày" in page


def test_what_is_asked_leads_to_the_form_that_decides_it(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension", days=7)
    cases.do("dan", ref, "ask_hand_back")
    page = sign_in("bob").get("/inbox?tab=decide").text
    assert f'<a href="/cases/{ref}/do/decide_extension">Đề nghị gia hạn 7 ngày làm việc</a>' in page
    assert "Đề nghị trả lại" in page
    category = cases.at(State.ASSESSED)
    cases.do("bob", category, "recategorise", category="land_grievance")
    page = sign_in("carol").get("/inbox?tab=decide").text
    assert f'href="/cases/{category}/do/decide_category"' in page


def test_a_bad_cursor_is_refused_in_words(sign_in: SignIn) -> None:
    answer = sign_in("bob").get("/inbox?cursor=xyz")
    assert answer.status_code == 422
    assert "Mở lại danh sách" in answer.text


@pytest.mark.parametrize("who", ["alice", "dan", "olga", "ada", "otto"])
def test_others_have_no_inbox(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/inbox").status_code == 403


def test_a_visitor_is_sent_to_sign_in(app: Any) -> None:
    assert "/sign-in" in app.test_client().get("/inbox").location


def test_the_inbox_tells_neither_who_reported_nor_at_what_hour(
    sign_in: SignIn, cases: Cases
) -> None:
    cases.reported()
    cases.at(State.RESOLVED)
    browser = sign_in("bob")
    for tab in ("classify", "answer"):
        page = browser.get(f"/inbox?tab={tab}").text
        assert "Alice" not in page
        assert "09:00" not in page


def test_another_commune_sees_nothing_of_it(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    assert ref not in sign_in("bill").get("/inbox").text


def test_the_page_asks_as_often_with_many_cases_as_with_few(
    sign_in: SignIn, cases: Cases, count_queries: Any
) -> None:
    browser = sign_in("bob")
    cases.reported()
    browser.get("/inbox")
    with count_queries() as few:
        browser.get("/inbox")
    for _ in range(12):
        cases.reported()
    cases.at(State.RESOLVED)
    with count_queries() as many:
        browser.get("/inbox")
    assert len(many) == len(few)
    assert len(few) <= 12
