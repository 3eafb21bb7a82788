"""Around every page: where one may go, who one is, what is unread."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import update

from casework.database import MICROSECOND
from casework.heartbeat import beat
from casework.models import DatabaseMark
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cases import Cases
from workflows.states import State


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("alice", "/mine"),
        ("bob", "/inbox"),
        ("dan", "/desk"),
        ("frank", "/inbox"),
        ("olga", "/board"),
        ("ada", "/admin/people"),
        ("otto", "/audit"),
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


@pytest.mark.parametrize(
    ("name", "start", "policies"),
    [
        ("bob", "/inbox", True),
        ("frank", "/board", True),
        ("otto", "/audit", True),
        ("dan", "/desk", False),
        ("alice", "/mine", False),
    ],
)
def test_the_menu_leads_to_what_one_may_look_up(
    sign_in: SignIn, name: str, start: str, policies: bool
) -> None:
    page = sign_in(name).get(start).text
    assert 'class="menu-item" href="/calendar"' in page
    assert ('class="menu-item" href="/policies"' in page) is policies
    answer = sign_in(name).get("/policies")
    assert answer.status_code == (200 if policies else 403)
    assert "/edit" not in answer.text


def test_the_administrator_finds_letters_that_came_back_among_the_places(sign_in: SignIn) -> None:
    page = sign_in("ada").get("/admin/people").text
    assert 'href="/letters"' in page
    assert 'class="menu-item" href="/policies"' not in page


def test_a_due_date_in_a_year_nobody_announced_is_said_wherever_it_is_shown(
    sign_in: SignIn, cases: Cases, now: datetime
) -> None:
    """An agency is no planner; what it reads is said beside the due date itself."""
    with unit_of_work() as session:
        later = (now.replace(month=12, day=28) - now) // MICROSECOND
        session.execute(update(DatabaseMark).values(shift_us=DatabaseMark.shift_us + later))
    cases.now = now.replace(month=12, day=28)
    ref = cases.at(State.IN_PROGRESS)
    for address in ("/desk?tab=working", "/cases", f"/cases/{ref}", f"/cases/{ref}/deadlines"):
        assert ANNOUNCED_LATE in sign_in("dan").get(address).text, address
    for address in ("/cases", f"/cases/{ref}"):
        assert sign_in("bob").get(address).text.count(ANNOUNCED_LATE) == 1, address


def test_a_due_date_of_an_official_year_says_nothing(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for address in ("/desk", "/cases", f"/cases/{ref}"):
        assert "chưa được công bố" not in sign_in("dan").get(address).text


def test_the_page_says_who_one_is_and_what_is_unread(sign_in: SignIn, cases: Cases) -> None:
    cases.reported()
    page = sign_in("bob").get("/inbox").text
    assert "Đầu mối · Xã Suối Mây" in page
    assert 'count-new">1<' in page


def test_nobody_signed_in_gets_no_navigation(app: Flask) -> None:
    assert 'class="nav-link"' not in app.test_client().get("/sign-in").text


@pytest.mark.parametrize(("name", "start"), [("frank", "/board"), ("ada", "/admin/people")])
def test_who_can_have_it_mended_reads_what_is_wrong(
    sign_in: SignIn, now: datetime, name: str, start: str
) -> None:
    line = "Dịch vụ đang có trục trặc: việc nhắc hạn chưa chạy lần nào."
    assert line in sign_in(name).get(start).text
    beat(now)
    assert "trục trặc" not in sign_in(name).get(start).text


def test_nobody_else_is_troubled_with_it(sign_in: SignIn) -> None:
    assert "trục trặc" not in sign_in("bob").get("/inbox").text


def test_a_test_database_is_not_called_a_demo(sign_in: SignIn) -> None:
    assert "Bản dùng thử" not in sign_in("bob").get("/inbox").text


ANNOUNCED_LATE = "Lịch nghỉ năm 2027 chưa được công bố chính thức"


@pytest.mark.parametrize(
    ("who", "month", "said"),
    [
        ("bob", 11, True),
        ("ada", 11, True),
        ("bob", 10, False),
        ("dan", 11, False),
        ("frank", 12, False),
    ],
)
def test_from_november_on_planners_are_told_of_a_next_year_nobody_announced(
    sign_in: SignIn, now: datetime, who: str, month: int, said: bool
) -> None:
    with unit_of_work() as session:
        later = (now.replace(month=month) - now) // MICROSECOND
        session.execute(update(DatabaseMark).values(shift_us=DatabaseMark.shift_us + later))
    assert (ANNOUNCED_LATE in sign_in(who).get("/notifications").text) is said


def test_a_day_to_be_confirmed_is_told_until_it_is_over(sign_in: SignIn) -> None:
    assert "Chờ xác nhận ngày nghỉ 24/11/2026" in sign_in("bob").get("/inbox").text
