"""The overdue board as a page."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from api.views.links import address
from casework.actions.escalate import sweep
from casework.database import db
from casework.meetings.planning import write_cadence
from casework.models import Export
from casework.unit_of_work import unit_of_work
from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import ENVIRONMENT, Cast
from workflows.meeting import MeetingKind
from workflows.states import State

# Its own; those of its frame are who asks, when, with which seats, their notices and any trouble.
MOST_QUERIES = 12
OF_THE_FRAME = 5


@pytest.fixture
def old(cast: Cast, now: datetime) -> Cases:
    """Cases of four weeks ago."""
    return Cases(cast, now - timedelta(days=28))


def titles(page: str) -> list[str]:
    return re.findall(r'class="row-link"[^>]*>([^<]+)<', page)


def test_a_line_says_all_that_a_committee_asks(
    sign_in: SignIn, old: Cases, cast: Cast, now: datetime
) -> None:
    ref = old.at(State.ASSIGNED, title="Khói đốt rác", urgent=True)
    old.do("dan", ref, "return_case")
    old.do("bob", ref, "assign")
    old.do("bob", ref, "remind")
    old.do("frank", ref, "put_in_hot_spot")
    sweep(now=now)
    page = sign_in("frank").get("/board").text
    assert titles(page) == ["Khói đốt rác"]
    for words in (
        "Điểm nóng",
        "Bức xúc",
        "Ô nhiễm môi trường",
        ENVIRONMENT,
        "từ 02/02/2026",
        "Đã giao",
        "Nhận xử lý",
        "Trả lại 1 lần",
        "Đôn đốc 1 lần",
        "4/5",
        ref,
    ):
        assert words in page, words
    assert re.search(r"Quá hạn \d+ ngày", page)
    assert "lateness-grave" in page
    assert f'href="/cases/{ref}"' in page


def test_an_agency_that_is_no_subordinate_was_passed_the_case(
    sign_in: SignIn, old: Cases, cast: Cast
) -> None:
    ref = old.at(State.ASSESSED)
    old.do("bob", ref, "assign", lead=cast.agency("Công an tỉnh An Minh"))
    assert "Đã chuyển" in sign_in("frank").get("/board").text


def test_an_extended_case_is_late_against_two_dates(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    then = Cases(cast, now - timedelta(days=50))
    ref = then.at(State.IN_PROGRESS)
    then.do("dan", ref, "ask_extension")
    then.do("bob", ref, "decide_extension")
    page = sign_in("frank").get("/board").text
    assert "Gia hạn 1 lần" in page
    assert "Quá hạn ban đầu" in page


def test_cases_nobody_was_given_are_on_it(sign_in: SignIn, old: Cases) -> None:
    old.reported(title="Chưa ai nhận")
    page = sign_in("frank").get("/board").text
    assert titles(page) == ["Chưa ai nhận"]
    assert "Chưa giao" in page
    assert "Chưa phân loại" in page


def test_an_empty_board_says_when_it_was_looked_at(sign_in: SignIn, cases: Cases) -> None:
    cases.reported()
    page = sign_in("frank").get("/board").text
    assert "Không có vụ việc quá hạn. Cập nhật lúc 09:00." in page
    assert "Xuất bảng tính" not in page


def test_paused_cases_are_not_on_it_but_one_step_away(sign_in: SignIn, old: Cases) -> None:
    frank = sign_in("frank")
    assert "/cases?paused=true" not in frank.get("/board").text
    ref = old.at(State.IN_PROGRESS, title="Chờ giám định")
    old.do("bob", ref, "pause", review_on=date(2026, 3, 20))
    page = frank.get("/board").text
    assert 'href="/cases?paused=true"' in page
    assert titles(page) == []
    assert titles(frank.get("/cases?paused=true").text) == ["Chờ giám định"]


def test_filters_narrow_and_can_be_let_go(sign_in: SignIn, old: Cases) -> None:
    old.at(State.ASSESSED, title="Đã phân loại rồi")
    old.reported(title="Chưa phân loại", type="illegal_mining")
    frank = sign_in("frank")
    assert titles(frank.get("/board?severity=pressing").text) == ["Đã phân loại rồi"]
    assert titles(frank.get("/board?type=illegal_mining").text) == ["Chưa phân loại"]
    nothing = frank.get("/board?type=illegal_mining&severity=pressing").text
    assert titles(nothing) == []
    assert "khớp bộ lọc" in nothing
    assert 'href="/board"' in nothing


def test_every_link_on_the_board_leads_somewhere(sign_in: SignIn, old: Cases) -> None:
    old.at(State.ASSIGNED)
    old.reported()
    frank = sign_in("frank")
    page = frank.get("/board?severity=pressing&sort=unit").text
    links = {
        link.replace("&amp;", "&")
        for link in re.findall(r'href="(/(?:board|hot-spots|cases\?)[^"]*)"', page)
    }
    assert len(links) > 10
    for link in links:
        assert frank.get(link).status_code == 200, link


def test_more_than_fifty_come_page_by_page(sign_in: SignIn, old: Cases) -> None:
    made = {f"Việc {n}" for n in range(53)}
    for title in made:
        old.reported(title=title)
    frank = sign_in("frank")
    first = frank.get("/board").text
    assert "53 vụ việc" in first
    assert len(titles(first)) == 50
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = frank.get(following[1].replace("&amp;", "&")).text
    assert set(titles(first)) | set(titles(second)) == made
    assert 'rel="next"' not in second


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("frank", 200),
        ("grace", 200),
        ("bob", 200),
        ("olga", 200),
        ("alice", 403),
        ("dan", 403),
        ("ada", 403),
        ("otto", 403),
    ],
)
def test_only_committees_coordinators_and_observers_see_it(
    sign_in: SignIn, who: str, status: int
) -> None:
    assert sign_in(who).get("/board").status_code == status


def test_nobody_reads_on_it_who_reported(sign_in: SignIn, old: Cases, now: datetime) -> None:
    old.at(State.ASSESSED)
    sweep(now=now)
    for who in ("frank", "grace", "bob", "olga"):
        page = sign_in(who).get("/board").text
        assert "Alice" not in page
        assert "alice@" not in page
        # The hour at which somebody reported: 09:00 on 2 February.
        assert "09:00" not in page.replace("Cập nhật lúc 09:00", "")


@pytest.mark.parametrize(
    "query", ["unit=x", "late=7", "sort=worst", "cursor=abc", "severity=", "colour=red", "unit=0"]
)
def test_a_question_it_does_not_understand_is_refused(sign_in: SignIn, query: str) -> None:
    expected = 200 if query == "severity=" else 422
    assert sign_in("frank").get(f"/board?{query}").status_code == expected


def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, old: Cases, count_queries: CountQueries, now: datetime
) -> None:
    frank = sign_in("frank")
    frank.get("/board")  # what is read once a process is read now
    counts = []
    for _ in range(2):
        for _ in range(8):
            ref = old.at(State.IN_PROGRESS)
            old.do("frank", ref, "direct", due_on=date(2026, 2, 4))
            old.do("bob", ref, "pause", review_on=date(2026, 3, 20))
        sweep(now=now)
        with count_queries() as asked:
            assert frank.get("/board").status_code == 200
        counts.append(len([each for each in asked if each != "BEGIN"]))
    assert counts[0] == counts[1] <= MOST_QUERIES + OF_THE_FRAME, asked


def test_taking_it_away_keeps_the_filters(sign_in: SignIn, old: Cases, cast: Cast) -> None:
    old.reported()
    unit = cast.unit("SMY")
    frank = sign_in("frank")
    page = frank.get(address("/board", {}, unit=unit, severity="none")).text
    assert f'name="unit" value="{unit}"' in page
    answer = frank.post("/board/export", data={"unit": unit, "severity": "none"})
    assert answer.status_code == 303
    export = db.session.scalars(select(Export)).one()
    assert answer.location == f"/exports/{export.token}"
    assert export.filters == {"unit": unit, "severity": "none"}
    assert export.person_id == cast.person("frank")


@pytest.mark.parametrize("who", ["olga", "dan", "alice", "ada"])
def test_who_may_not_take_it_away_is_refused(sign_in: SignIn, old: Cases, who: str) -> None:
    old.at(State.ASSESSED)
    assert sign_in(who).post("/board/export").status_code == 403
    assert db.session.scalars(select(Export)).all() == []
    if who == "olga":
        assert "Xuất bảng tính" not in sign_in(who).get("/board").text


def test_a_bad_filter_is_not_taken_away(sign_in: SignIn) -> None:
    assert sign_in("frank").post("/board/export", data={"late": "7"}).status_code == 422
    assert db.session.scalars(select(Export)).all() == []


def test_several_cases_are_reminded_at_once_and_one_refused_holds_up_no_other(
    sign_in: SignIn, old: Cases
) -> None:
    refs = [old.at(State.ASSIGNED), old.at(State.ASSIGNED), old.reported()]
    frank = sign_in("frank")
    page = frank.get("/board").text
    assert 'data-acts="d:direct r:remind h:put_in_hot_spot"' in page
    assert f'value="{refs[0]}" form="remind" data-pick' in page
    answer = frank.post("/board/remind", data={"refs": refs, "text": "Khẩn trương."})
    assert answer.status_code == 303
    page = frank.get("/board").text
    assert "Đã đôn đốc 2 vụ việc." in page
    assert "1 vụ việc không đôn đốc được" in page
    assert page.count("Đôn đốc 1 lần") == 2
    assert frank.post("/board/remind", data={"text": "Khẩn trương."}).status_code == 422
    assert frank.post("/board/remind", data={"refs": refs}).status_code == 422
    assert sign_in("olga").post("/board/remind", data={"refs": refs}).status_code == 403
    assert "data-pick" not in sign_in("olga").get("/board").text


def test_more_than_fifty_at_once_are_refused_and_nobody_is_reminded(
    sign_in: SignIn, old: Cases
) -> None:
    refs = [old.at(State.ASSIGNED), *(f"SMY-2026-{n:06}" for n in range(50))]
    answer = sign_in("frank").post("/board/remind", data={"refs": refs, "text": "Khẩn trương."})
    assert answer.status_code == 422
    assert "Nhiều nhất 50 vụ việc một lần" in answer.text
    assert row_of(refs[0]).reminders == 0


def test_a_line_tells_what_the_case_has_been_through_with_reasons(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    then = Cases(cast, now - timedelta(days=60))
    ref = then.at(State.ASSIGNED)
    then.do("dan", ref, "return_case", reason="Không thuộc địa bàn phụ trách.")
    later = Cases(cast, now - timedelta(days=40))
    later.do("bob", ref, "assign")
    later.do("dan", ref, "accept")
    later.do("dan", ref, "ask_extension", days=3, reason="Chờ thiết bị.")
    later.do("bob", ref, "decide_extension", granted=True, reason="Cho thêm ba ngày.")
    later.do("bob", ref, "pause", review_on=date(2026, 1, 26), reason="Chờ mẫu nước.")
    page = sign_in("frank").get("/board").text
    for words in (
        f"{ENVIRONMENT} trả lại ngày 01/01/2026 – Không thuộc địa bàn phụ trách.",
        "Đề nghị gia hạn 3 ngày làm việc ngày 21/01/2026 – Chờ thiết bị.",
        "Đồng ý gia hạn 3 ngày làm việc ngày 21/01/2026 – Cho thêm ba ngày.",
        "Dừng tính hạn từ 21/01/2026 đến 26/01/2026",
        "– Chờ mẫu nước.",
        "Đã từng quá hạn 1 bước",
    ):
        assert words in page, words
    assert re.search(r"Đã từng quá hạn \d+ ngày làm việc: Giao xử lý\.", page)


def test_the_figure_of_hot_spots_counts_the_register_and_leads_to_it(
    sign_in: SignIn, old: Cases
) -> None:
    frank = sign_in("frank")
    ref = old.at(State.IN_PROGRESS)
    figure = re.compile(
        r'figure-link" href="/hot-spots">.*?figure-value">(\d+)<.*?30 ngày trước: (\d+)', re.DOTALL
    )
    found = figure.search(frank.get("/board").text)
    assert found is not None
    assert found.groups() == ("0", "0")
    old.do("frank", ref, "put_in_hot_spot")
    found = figure.search(frank.get("/board").text)
    assert found is not None
    assert found.groups() == ("1", "0")


def test_missed_turns_of_meetings_stand_in_red_above_a_committees_board_alone(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    with unit_of_work() as session:
        write_cadence(
            session,
            unit=cast.unit("SMY"),
            kind=MeetingKind.COMMITTEE,
            months=1,
            starts_on=date(2025, 11, 1),
            person=None,
            now=now,
        )
    page = sign_in("frank").get("/board").text
    assert '<p class="notice-late"><a href="/meetings">4 kỳ giao ban đã qua mà không họp' in page
    assert "notice-late" not in sign_in("olga").get("/board").text
    assert "notice-late" not in sign_in("bob").get("/board").text
