"""The list of cases as a page."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def titles(page: str) -> list[str]:
    return re.findall(r'class="row-link"[^>]*>([^<]+)<', page)


def test_the_newest_comes_first(sign_in: SignIn, cases: Cases, cast: Cast, now: datetime) -> None:
    assert "Chưa có vụ việc nào." in sign_in("bob").get("/cases").text
    cases.reported(title="Hôm nay")
    Cases(cast, now - timedelta(days=3)).reported(title="Ba hôm trước")
    assert titles(sign_in("bob").get("/cases").text) == ["Hôm nay", "Ba hôm trước"]
    assert titles(sign_in("bob").get("/cases?sort=due").text) == ["Ba hôm trước", "Hôm nay"]


def test_words_and_numbers_are_found_and_stay_in_the_field(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.ASSESSED, title="Khói đốt rác")
    cases.at(State.ASSESSED, title="Cột điện nghiêng")
    bob = sign_in("bob")
    page = bob.get("/cases?q=khoi+dot").text
    assert titles(page) == ["Khói đốt rác"]
    assert 'value="khoi dot"' in page
    assert titles(bob.get(f"/cases?q={ref}").text) == ["Khói đốt rác"]
    nothing = bob.get("/cases?q=khong+co").text
    assert "Không có vụ việc nào khớp." in nothing


def test_what_is_typed_is_shown_as_text(sign_in: SignIn) -> None:
    page = sign_in("bob").get("/cases?q=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_conditions_of_a_link_are_said_and_kept(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS, title="Nóng")
    cases.reported(title="Thường")
    cases.do("frank", ref, "put_in_hot_spot")
    cases.do("frank", ref, "direct", due_on=date(2026, 3, 9))
    frank = sign_in("frank")
    for query, words in (
        ("hot_spot=true", "Thuộc điểm nóng"),
        ("directive=true", "Có chỉ đạo chưa thực hiện"),
        ("severity=pressing", "Bức xúc"),
    ):
        page = frank.get(f"/cases?{query}").text
        assert titles(page) == ["Nóng"], query
        assert words in page
        name, _, value = query.partition("=")
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    ended = frank.get("/cases?verification=unconfirmed&ended_since=2026-02-01").text
    assert "Kết thúc từ 01/02/2026" in ended
    assert titles(ended) == []


def test_the_choices_of_the_form_narrow_the_list(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.at(State.ASSIGNED, title="Đã giao")
    cases.reported("wendy", "BSE", title="Nơi khác", type="illegal_mining")
    frank = sign_in("frank")
    sent = "q=&type=&unit=&agency=&sort=newest&overdue=&state="
    assert len(titles(frank.get(f"/cases?{sent}").text)) == 2
    assert titles(frank.get("/cases?state=assigned").text) == ["Đã giao"]
    assert titles(frank.get("/cases?type=illegal_mining").text) == ["Nơi khác"]
    assert titles(frank.get(f"/cases?unit={cast.unit('BSE')}").text) == ["Nơi khác"]
    assert len(titles(frank.get("/cases?overdue=false").text)) == 2
    page = frank.get("/cases?state=assigned").text
    assert '<option value="assigned" selected>' in page


def test_false_is_an_answer_on_the_next_page_too(sign_in: SignIn, cases: Cases) -> None:
    for n in range(51):
        cases.reported(title=f"Việc {n}")
    bob = sign_in("bob")
    first = bob.get("/cases?overdue=false").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    assert "overdue=false" in following[1]
    second = bob.get(following[1].replace("&amp;", "&")).text
    assert len(set(titles(first)) | set(titles(second))) == 51


def test_everyone_finds_only_what_they_may_see(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.at(State.ASSIGNED, title="Suối Mây")
    cases.reported("wendy", "BSE", title="Bàu Sen")
    found = {who: titles(sign_in(who).get("/cases").text) for who in
             ("frank", "bob", "bill", "dan", "eve", "alice", "amy", "olga")}  # fmt: skip
    assert found == {
        "frank": ["Bàu Sen", "Suối Mây"]
        if found["frank"][0] == "Bàu Sen"
        else ["Suối Mây", "Bàu Sen"],
        "bob": ["Suối Mây"],
        "bill": ["Bàu Sen"],
        "dan": ["Suối Mây"],
        "eve": [],
        "alice": ["Suối Mây"],
        "amy": [],
        "olga": ["Suối Mây"],
    }


@pytest.mark.parametrize("who", ["ada", "otto"])
def test_who_has_nothing_to_do_with_cases_is_refused(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/cases").status_code == 403


@pytest.mark.parametrize(
    "query",
    ["state=open", "unit=9999", "unit=-1", "agency=9999", "sort=best", "cursor=%00", "x=1",
     "ended_since=1900-01-01", "ended_since=2100-01-01", "q=" + "a" * 121, "q=%E2%80%8B",
     "hot_spot=yes", "cursor=" + "A" * 700],
)  # fmt: skip
def test_a_question_it_does_not_understand_is_refused(sign_in: SignIn, query: str) -> None:
    assert sign_in("bob").get(f"/cases?{query}").status_code == 422


def test_nobody_reads_in_it_who_reported(sign_in: SignIn, cases: Cases) -> None:
    cases.at(State.CLOSED)
    for who in ("frank", "bob", "dan", "olga"):
        page = sign_in(who).get("/cases").text
        assert "Alice" not in page
        assert "09:00" not in page


def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, cases: Cases, count_queries: CountQueries
) -> None:
    frank = sign_in("frank")
    frank.get("/cases")
    counts = []
    for _ in range(2):
        for _ in range(6):
            ref = cases.at(State.IN_PROGRESS)
            cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
        with count_queries() as asked:
            frank.get("/cases?q=kenh")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 13, asked
