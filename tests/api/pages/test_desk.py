"""An agency's desk as a page."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import OFFICE, Cast
from workflows.states import State


def titles(page: str) -> list[str]:
    return re.findall(r'class="row-link"[^>]*>([^<]+)<', page)


def test_it_opens_at_the_first_part_with_work(sign_in: SignIn, cases: Cases) -> None:
    dan = sign_in("dan")
    assert "Không có vụ việc mới giao." in dan.get("/desk").text
    ref = cases.at(State.RESOLVED, title="Cần bổ sung")
    cases.do("bob", ref, "rework")
    cases.at(State.IN_PROGRESS, title="Đang làm")
    assert titles(dan.get("/desk").text) == ["Cần bổ sung"]
    cases.at(State.ASSIGNED, title="Mới đến")
    assert titles(dan.get("/desk").text) == ["Mới đến"]
    assert titles(dan.get("/desk?tab=working").text) == ["Đang làm"]


def test_its_figures_lead_to_the_cases_behind_them(
    sign_in: SignIn, cases: Cases, cast: Cast, now: datetime
) -> None:
    Cases(cast, now - timedelta(days=50)).at(State.IN_PROGRESS, title="Muộn")
    cases.at(State.IN_PROGRESS, title="Còn lâu")
    cases.at(State.RESOLVED, title="Đã xong")
    dan = sign_in("dan")
    page = dan.get("/desk").text
    assert "100%" in page
    assert "1/1" in page
    assert titles(dan.get("/desk?tab=all&due=late").text) == ["Muộn"]
    assert titles(dan.get("/desk?tab=all&due=ok").text) == ["Còn lâu"]
    assert titles(dan.get("/desk?tab=month").text) == ["Đã xong"]
    assert "Đang giữ, quá hạn" in dan.get("/desk?tab=all&due=late").text
    for link in re.findall(r'href="(/desk[^"]*)"', page):
        assert dan.get(link.replace("&amp;", "&")).status_code == 200, link


def test_a_paused_case_says_since_when(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
    assert "Đã dừng tính hạn 0 ngày (từ 02/03)" in sign_in("dan").get("/desk?tab=working").text


def test_a_supporting_agency_finds_it_apart(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED, title="Cùng làm")
    assert "Phối hợp" not in sign_in("uma").get("/desk").text
    cases.do("bob", ref, "assign", supporting=(cast.agency(OFFICE),))
    assert "Phối hợp" in sign_in("uma").get("/desk").text
    assert titles(sign_in("uma").get("/desk?tab=support").text) == ["Cùng làm"]


def test_another_agency_sees_an_empty_desk(sign_in: SignIn, cases: Cases) -> None:
    cases.at(State.ASSIGNED, title="Của cơ quan khác")
    for who in ("eve", "paul", "uma"):
        for query in ("", "?tab=working", "?tab=all", "?tab=month"):
            assert "Của cơ quan khác" not in sign_in(who).get(f"/desk{query}").text


@pytest.mark.parametrize("who", ["alice", "bob", "frank", "olga", "ada"])
def test_only_agencies_have_a_desk(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/desk").status_code == 403


@pytest.mark.parametrize("query", ["tab=other", "due=never", "cursor=zzz", "x=1"])
def test_a_question_it_does_not_understand_is_refused(sign_in: SignIn, query: str) -> None:
    assert sign_in("dan").get(f"/desk?{query}").status_code == 422


def test_more_than_fifty_come_page_by_page(sign_in: SignIn, cases: Cases) -> None:
    for n in range(51):
        cases.at(State.ASSIGNED, title=f"Việc {n}")
    dan = sign_in("dan")
    first = dan.get("/desk?tab=new").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = dan.get(following[1].replace("&amp;", "&")).text
    assert len(set(titles(first)) | set(titles(second))) == 51


def test_nobody_reads_on_it_who_reported(sign_in: SignIn, cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    page = sign_in("dan").get("/desk?tab=working").text
    assert "Alice" not in page
    assert "09:00" not in page


def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, cases: Cases, count_queries: CountQueries
) -> None:
    dan = sign_in("dan")
    dan.get("/desk")
    counts = []
    for _ in range(2):
        for _ in range(6):
            ref = cases.at(State.IN_PROGRESS)
            cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
        with count_queries() as asked:
            dan.get("/desk?tab=working")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 13, asked
