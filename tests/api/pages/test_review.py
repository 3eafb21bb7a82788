"""Review mode: through the board or an agenda, one case a screen, decided in place."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.database import db
from casework.models import CaseEvent, MeetingEvent
from tests.api.conftest import CountQueries, SignIn
from tests.api.pages.meeting_world import late_cases, opened, planned
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

MOST_QUERIES = 45


def version(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found
    return found[1]


def directs(page: str, **more: Any) -> dict[str, Any]:
    return {
        "action": "direct", "version": version(page), "text": "Làm dứt điểm.",
        "owner": "lead", "due_on": "2026-03-20", **more,
    }  # fmt: skip


def count(kind: str) -> int:
    counted = select(func.count()).where(CaseEvent.kind == kind)
    return db.session.scalar(counted) or 0


def walk(browser: FlaskClient, start: str) -> list[str]:
    """The addresses that n leads through."""
    found, href = [], browser.get(start).location
    while href:
        found.append(href)
        page = browser.get(href).text
        after = re.search(r'rel="next" data-key="n" href="([^"]+)"', page)
        href = unescape(after[1]) if after else ""
    return found


def test_the_board_is_gone_through_in_its_order_with_its_filters(
    sign_in: SignIn, cases: Cases, cast: Cast, now: datetime
) -> None:
    refs = late_cases(cast, now)
    frank = sign_in("frank")
    assert {each.rpartition("/")[2] for each in walk(frank, "/review")} == set(refs)
    narrowed = walk(frank, "/review?severity=pressing&sort=severity")
    assert all("severity=pressing" in each for each in narrowed)
    assert len(narrowed) == len(refs)
    assert "Không có vụ việc quá hạn nào để xem xét." in frank.get("/review?type=other").text
    assert "/review?sort=severity" in frank.get("/board?sort=severity").text


def test_a_screen_says_what_was_said_answered_and_directed(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    ref = late_cases(cast, now)[0]
    Cases(cast, now).do("dan", ref, "answer_directive", text="Đã dập xong.")
    page = sign_in("frank").get(f"/review/{ref}").text
    for words in (
        "Khói đốt rác", "Nước đen chảy ra kênh", "rail-late", "Chưa có kết quả nào được báo.",
        "Chỉ đạo số 1", "Dập lửa ngay.", "đã trả lời, chờ kết luận", "Trả lời: Đã dập xong.",
        'data-key="d"', 'data-key="h"', 'data-key="t"',
    ):  # fmt: skip
        assert words in page, words
    assert "Alice" not in page


def test_a_directive_is_given_in_place(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    ref = late_cases(cast, now)[1]
    frank = sign_in("frank")
    form = frank.get(f"/review/{ref}?do=direct").text
    answer = frank.post(f"/review/{ref}", data=directs(form))
    assert answer.status_code == 303
    assert count("directed") == 2
    assert "Làm dứt điểm." in frank.get(answer.location).text


def test_what_is_held_over_goes_on_to_the_next(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    late_cases(cast, now)
    frank = sign_in("frank")
    first, second, *_ = walk(frank, "/review")
    page = frank.get(f"{first}?do=hold_over").text
    given = {"action": "hold_over", "version": version(page), "reason": "Chờ quan trắc."}
    assert frank.post(first, data=given).location == second


def test_what_somebody_else_just_changed_is_said_politely_and_nothing_is_done(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    ref = late_cases(cast, now)[1]
    frank = sign_in("frank")
    form = frank.get(f"/review/{ref}?do=direct").text
    Cases(cast, now).do("grace", ref, "put_in_hot_spot")
    answer = frank.post(f"/review/{ref}", data=directs(form))
    assert answer.status_code == 412
    assert "Vụ việc vừa thay đổi." in answer.text
    assert "Làm dứt điểm." in answer.text
    assert count("directed") == 1
    assert frank.post(f"/review/{ref}", data=directs(answer.text)).status_code == 303


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"due_on": "2026-03-01"}, "Hạn thực hiện"), ({"text": ""}, "Nội dung chỉ đạo")],
)
def test_bad_input_is_said_on_the_form_again(
    sign_in: SignIn, cast: Cast, now: datetime, changes: dict[str, str], field: str
) -> None:
    ref = late_cases(cast, now)[1]
    frank = sign_in("frank")
    form = frank.get(f"/review/{ref}?do=direct").text
    answer = frank.post(f"/review/{ref}", data=directs(form, **changes))
    assert answer.status_code == 422
    assert f"{field}: " in answer.text
    assert count("directed") == 1


def test_a_directive_to_an_agency_that_does_not_have_the_case_is_refused(
    sign_in: SignIn, cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.ASSESSED)
    frank = sign_in("frank")
    form = frank.get(f"/review/{ref}?do=direct").text
    answer = frank.post(f"/review/{ref}", data=directs(form))
    assert answer.status_code == 422
    assert "Vụ việc chưa giao cơ quan nào." in answer.text
    assert count("directed") == 0


def test_in_a_meeting_each_decision_is_noted_against_its_line(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    late_cases(cast, now)
    meeting, frank = opened(cast, now), sign_in("frank")
    href = f"/meetings/{meeting}/review"
    first = re.search(rf'href="({href}/[^"]+)"', frank.get(f"/meetings/{meeting}").text)
    assert first
    form = frank.get(f"{first[1]}?do=direct").text
    assert frank.post(first[1], data=directs(form)).status_code == 303
    noted = db.session.scalar(select(MeetingEvent.body).where(MeetingEvent.kind == "decided"))
    assert noted is not None
    assert noted["action"] == "direct"
    assert "Đã cho ý kiến chỉ đạo." in frank.get(f"/meetings/{meeting}").text


def test_a_meeting_that_is_not_open_decides_nothing(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    ref = late_cases(cast, now)[0]
    meeting, frank = planned(cast, now), sign_in("frank")
    form = frank.get(f"/review/{ref}?do=direct").text
    answer = frank.post(f"/meetings/{meeting}/review/{ref}", data=directs(form))
    assert answer.status_code == 409
    assert count("directed") == 1


def test_strangers_readers_and_other_actions(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    ref = late_cases(cast, now)[0]
    assert sign_in("gus").get(f"/review/{ref}").status_code == 404
    assert sign_in("dan").get(f"/review/{ref}").status_code == 403
    page = sign_in("olga").get(f"/review/{ref}").text
    assert 'data-key="d"' not in page
    olga = sign_in("olga").post(f"/review/{ref}", data={"action": "remind", "text": "Nhanh."})
    assert olga.status_code == 403
    assert sign_in("frank").post(f"/review/{ref}", data={"action": "assess"}).status_code == 422
    assert sign_in("frank").get(f"/review/{ref}?do=assess").status_code == 200
    assert sign_in("frank").get(f"/review/{ref}?sort=no").status_code == 422


def test_a_screen_asks_a_bounded_number_of_questions(
    sign_in: SignIn, cast: Cast, now: datetime, count_queries: CountQueries
) -> None:
    ref = late_cases(cast, now)[0]
    frank = sign_in("frank")
    with count_queries() as asked:
        assert frank.get(f"/review/{ref}?do=direct").status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_what_could_name_somebody_is_shown_before_it_is_saved(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    ref = late_cases(cast, now)[1]
    frank = sign_in("frank")
    form = frank.get(f"/review/{ref}?do=direct").text
    given = directs(form, text="Trả lời bà Nguyễn Thị Tám ngay.")
    answer = frank.post(f"/review/{ref}", data=given)
    assert answer.status_code == 422
    assert "Chưa lưu: có chỗ có thể lộ danh tính" in answer.text
    assert count("directed") == 1
    covered = frank.post(f"/review/{ref}", data={**given, "look": "mask"})
    assert "[đã che]" in covered.text
