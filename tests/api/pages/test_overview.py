"""The picture of a period as a page: numbers, charts with tables, and who may look."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

MOST_QUERIES = 15


@pytest.fixture
def busy(cast: Cast, now: datetime) -> Cases:
    """February: four matters."""
    then = Cases(cast, now - timedelta(days=24))
    then.at(State.RESOLVED)
    then.at(State.ASSIGNED)
    then.reported(type="illegal_mining")
    then.reported()
    return then


def test_the_page_shows_figures_charts_and_a_table_for_each(sign_in: SignIn, busy: Cases) -> None:
    page = sign_in("frank").get("/overview?period=2026-02").text
    assert re.search(
        r"<td>Tiếp nhận</td><td class=\"cell-number\"><a href=\"[^\"]+\">4</a></td>", page
    )
    assert page.count('role="img"') == 3
    assert page.count("<summary>Bảng số liệu") == 3
    for words in ("Xã Suối Mây", "Khai thác khoáng sản", "Xu hướng mười hai tháng", "4/4"):
        assert words in page, words
    assert "style=" not in page
    for described in re.findall(r'aria-labelledby="(\S+) (\S+)"', page):
        assert all(f'id="{each}"' in page for each in described)


def links(page: str) -> list[tuple[str, int]]:
    """Each address of cases behind a number, and the number: of a share, its part."""
    found = re.findall(r'href="(/overview/cases[^"]+)">([^<]+)</a>', page)
    return [
        (href.replace("&amp;", "&"), int(re.sub(r"^.*· |/.*$", "", words))) for href, words in found
    ]


@pytest.mark.parametrize("of", ["to_handle", "received", "late"])
def test_behind_every_number_there_are_as_many_cases(sign_in: SignIn, busy: Cases, of: str) -> None:
    frank = sign_in("frank")
    numbers = links(frank.get(f"/overview?period=2026-02&of={of}").text)
    assert len({href for href, _ in numbers}) >= 9
    for href, number in numbers:
        answer = frank.get(href)
        assert answer.status_code == 200, href
        assert answer.text.count("row-link") == number, href
        assert f": {number}</h1>" in answer.text, href


def test_the_question_of_a_past_day_is_kept_in_the_links(sign_in: SignIn, busy: Cases) -> None:
    page = sign_in("frank").get("/overview?period=2026-02&as_of=2026-02-25").text
    assert links(page)
    assert all("as_of=2026-02-25" in href for href, _ in links(page))


def test_of_a_case_out_of_sight_only_that_it_counts_is_said(
    sign_in: SignIn, cast: Cast, busy: Cases
) -> None:
    refs = busy.at(State.IN_PROGRESS)
    bob = sign_in("bob")
    page = bob.get("/overview/cases?period=2026-02&of=to_handle").text
    assert refs in page
    gus = sign_in("gus").get("/overview/cases?period=2026-02&of=to_handle").text
    assert refs not in gus
    assert "row-link" not in gus


@pytest.mark.parametrize(
    "query",
    ["", "of=people", "of=month.late", "of=month.late&month=2026", "of=month.late&month=x",
     "of=age.open", "of=age.open&age=9", "of=step.reported&place=1", "of=late&month=2026-02",
     "of=late&page=0", "of=late&period=2026-13", "of=age.open&age=0&before=true"],
)  # fmt: skip
def test_a_number_that_does_not_exist_is_refused(sign_in: SignIn, busy: Cases, query: str) -> None:
    assert sign_in("frank").get(f"/overview/cases?{query}").status_code == 422


@pytest.mark.parametrize("who", ["olga", "dan", "alice", "ada", "otto"])
def test_nobody_else_sees_what_is_behind(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/overview/cases?of=late").status_code == 403


def test_what_the_table_of_places_counts_can_be_chosen(sign_in: SignIn, busy: Cases) -> None:
    frank = sign_in("frank")
    for of in ("to_handle", "received", "late"):
        assert frank.get(f"/overview?period=2026-02&of={of}").status_code == 200
    assert frank.get("/overview?of=people").status_code == 422


def test_a_period_without_cases_says_so(sign_in: SignIn, cast: Cast) -> None:
    page = sign_in("frank").get("/overview?period=2025-01").text
    assert "Không có vụ việc nào cần xử lý trong kỳ này." in page


def test_the_board_leads_to_it_for_whoever_may_look(sign_in: SignIn, busy: Cases) -> None:
    assert 'href="/overview"' in sign_in("frank").get("/board").text
    assert 'href="/overview"' not in sign_in("olga").get("/board").text


@pytest.mark.parametrize(
    "query", ["first=2026-02-10&last=2026-02-01", "period=2026-13", "as_of=2030-01-01", "colour=x"]
)
def test_a_question_it_does_not_understand_is_refused(sign_in: SignIn, query: str) -> None:
    assert sign_in("frank").get(f"/overview?{query}").status_code == 422


@pytest.mark.parametrize(
    ("who", "status"),
    [("frank", 200), ("grace", 200), ("bob", 200), ("olga", 403), ("dan", 403), ("alice", 403),
     ("ada", 403), ("otto", 403)],
)  # fmt: skip
def test_only_offices_look_at_it(sign_in: SignIn, who: str, status: int) -> None:
    assert sign_in(who).get("/overview").status_code == status


def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, busy: Cases, count_queries: CountQueries
) -> None:
    frank = sign_in("frank")
    frank.get("/overview")
    counts = []
    for _ in range(2):
        busy.reported()
        busy.at(State.IN_PROGRESS)
        with count_queries() as asked:
            assert frank.get("/overview?period=2026-02").status_code == 200
        counts.append(len([each for each in asked if each != "BEGIN"]))
    assert counts[0] == counts[1] <= MOST_QUERIES, asked
