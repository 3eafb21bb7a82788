"""A collaborator's home."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def test_sending_a_report_comes_first_even_when_there_is_nothing(sign_in: SignIn) -> None:
    page = sign_in("wendy").get("/mine").text
    assert 'href="/report"' in page
    assert "Chưa có phản ánh nào." in page
    assert "Nhờ đồng chí kiểm tra thực tế" not in page


def test_what_is_asked_comes_before_what_was_sent(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    page = sign_in("alice").get("/mine").text
    asked, sent = page.index(f'href="/cases/{ref}/confirm"'), page.index(f'href="/cases/{ref}"')
    assert asked < sent
    assert "Trả lời chậm nhất hết ngày 16/03/2026." in page


def test_a_confirmer_is_asked_and_owns_nothing(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    page = sign_in("amy").get("/mine").text
    assert f'href="/cases/{ref}/confirm"' in page
    assert f'href="/cases/{ref}"' not in page
    assert "Chưa có phản ánh nào." in page


def test_a_row_says_where_it_stands_and_what_happened_last(sign_in: SignIn, cases: Cases) -> None:
    cases.at(State.IN_PROGRESS, title="Khói đốt rác", urgent=True)
    page = sign_in("alice").get("/mine").text
    assert "Khói đốt rác" in page
    assert "Kênh tiêu thôn Đông, xã Suối Mây" in page
    assert "Đang xử lý" in page
    assert "Cơ quan đã nhận xử lý." in page


def test_the_answer_to_a_declined_report_is_read_here(sign_in: SignIn, cases: Cases) -> None:
    cases.at(State.DECLINED)
    assert "Việc này thuộc nơi khác." in sign_in("alice").get("/mine").text


def test_an_unfixed_one_says_so(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute")
    assert "verification-disputed" in sign_in("alice").get("/mine").text


def test_later_pages_go_on(sign_in: SignIn, cases: Cases) -> None:
    for number in range(21):
        cases.now += timedelta(minutes=1)
        cases.reported(title=f"Sự việc {number}")
    browser = sign_in("alice")
    first = browser.get("/mine").text
    assert first.count('class="row-link"') == 20
    following = re.search(r'rel="next" href="(/mine\?cursor=[^"]+)"', first)
    assert following is not None
    second = browser.get(following.group(1)).text
    assert "Sự việc 0<" in second
    assert second.count('class="row-link"') == 1


def test_a_strange_cursor_is_bad_input(sign_in: SignIn) -> None:
    assert sign_in("alice").get("/mine?cursor=%00").status_code == 422


@pytest.mark.parametrize("who", ["bob", "dan", "frank", "olga", "ada", "otto"])
def test_officials_have_no_such_page(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/mine").status_code == 403


def test_it_asks_the_database_as_often_for_many_as_for_one(
    sign_in: SignIn, cases: Cases, count_queries: CountQueries
) -> None:
    browser = sign_in("alice")
    cases.at(State.FEEDBACK)
    browser.get("/mine")
    with count_queries() as for_one:
        browser.get("/mine")
    for _ in range(4):
        cases.at(State.FEEDBACK)
        cases.at(State.DECLINED)
    with count_queries() as for_many:
        browser.get("/mine")
    assert len(for_many) == len(for_one)
    assert sum("SELECT" in statement for statement in for_many) <= 12
