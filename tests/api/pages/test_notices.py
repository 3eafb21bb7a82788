"""The inbox of notices."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.memberships import end_membership
from casework.database import db
from casework.models import Membership, Notice
from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import Cast
from tests.two_admins import grant, second_admin
from workflows.actors import Role
from workflows.states import State


def unread(who: int) -> list[int]:
    own = (Notice.person_id == who, Notice.read_at.is_(None))
    return list(db.session.scalars(select(Notice.id).where(*own).order_by(Notice.id)))


def test_an_empty_inbox_says_what_will_be_here(sign_in: SignIn) -> None:
    page = sign_in("wendy").get("/notifications").text
    assert "Chưa có thông báo nào." in page
    assert "Đánh dấu đã đọc tất cả" not in page


def test_a_notice_says_what_happened_to_what(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED, title="Khói đốt rác")
    page = sign_in("dan").get("/notifications").text
    assert "Đã giao cơ quan xử lý." in page
    assert "Khói đốt rác" in page
    assert f'name="next" value="/cases/{ref}"' in page


def test_looking_marks_nothing(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.reported()
    sign_in("bob").get("/notifications")
    assert len(unread(cast.person("bob"))) == 1


def test_opening_marks_one_and_leads_to_its_case(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    ref, _ = cases.reported(), cases.reported()
    first, second = unread(cast.person("bob"))
    data = {"notice": str(first), "next": f"/cases/{ref}"}
    answer = sign_in("bob").post("/notifications/read", data=data)
    assert (answer.status_code, answer.location) == (303, f"/cases/{ref}")
    assert unread(cast.person("bob")) == [second]


def test_all_are_marked_at_once(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.reported()
    cases.reported()
    answer = sign_in("bob").post("/notifications/read")
    assert answer.location == "/notifications"
    assert unread(cast.person("bob")) == []


def test_another_persons_notice_is_not_found(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.reported()
    (notice,) = unread(cast.person("bob"))
    answer = sign_in("bill").post("/notifications/read", data={"notice": str(notice)})
    assert answer.status_code == 404
    assert unread(cast.person("bob")) == [notice]


@pytest.mark.parametrize("number", ["x", "-1", "1e3", "²", "9" * 30])
def test_a_strange_number_is_bad_input(sign_in: SignIn, number: str) -> None:
    browser = sign_in("bob")
    assert browser.post("/notifications/read", data={"notice": number}).status_code == 422
    assert browser.get("/notifications", query_string={"before": number}).status_code == 422


def test_no_notice_leads_away(sign_in: SignIn) -> None:
    answer = sign_in("bob").post("/notifications/read", data={"next": "//evil.example"})
    assert answer.location == "/inbox"


def test_a_case_given_away_is_no_longer_named(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED, title="Khói đốt rác")
    cases.do("dan", ref, "return_case")
    page = sign_in("dan").get("/notifications").text
    assert "Vụ việc không còn trong phạm vi của đồng chí." in page
    assert "Khói đốt rác" not in page
    assert ref not in page


def test_who_is_asked_to_look_is_led_to_the_question(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    for who in ("alice", "amy"):
        page = sign_in(who).get("/notifications").text
        assert f'name="next" value="/cases/{ref}/confirm"' in page


@pytest.mark.parametrize("answer", ["confirm", "dispute"])
def test_nobody_learns_from_a_notice_who_answered_or_at_what_hour(
    sign_in: SignIn, cases: Cases, answer: str
) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.now += timedelta(hours=3)
    cases.do("alice", ref, answer)
    for who in ("bob", "dan", "dora"):
        page = sign_in(who).get("/notifications").text
        newest = page[page.index("rows-list") : page.index("</li>", page.index("rows-list"))]
        assert "02/03/2026" in newest
        assert not re.search(r"\d\d:\d\d|trước|vừa xong", newest)
        assert "Alice" not in page


def test_later_pages_go_on(sign_in: SignIn, cases: Cases) -> None:
    for number in range(31):
        cases.reported(title=f"Sự việc {number}")
    browser = sign_in("bob")
    first = browser.get("/notifications").text
    assert first.count('class="row-link"') == 30
    following = re.search(r'rel="next" href="(/notifications\?before=\d+)"', first)
    assert following is not None
    second = browser.get(following.group(1)).text
    assert second.count('class="row-link"') == 1
    assert "Sự việc 0<" in second


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "ada", "otto"])
def test_every_role_has_notices(sign_in: SignIn, who: str) -> None:
    assert len(Role) == 8
    assert sign_in(who).get("/notifications").status_code == 200


def test_a_stranger_is_sent_to_the_sign_in(app: Flask) -> None:
    browser = app.test_client()
    assert browser.get("/notifications").location.startswith("/sign-in")
    assert browser.post("/notifications/read").location.startswith("/sign-in")


def test_it_asks_the_database_as_often_for_many_as_for_one(
    sign_in: SignIn, cases: Cases, count_queries: CountQueries
) -> None:
    browser = sign_in("bob")
    cases.reported()
    browser.get("/notifications")
    with count_queries() as for_one:
        browser.get("/notifications")
    for _ in range(8):
        cases.reported()
    with count_queries() as for_many:
        browser.get("/notifications")
    assert len(for_many) == len(for_one)
    assert sum("SELECT" in statement for statement in for_many) <= 12


def test_only_unread_ones_are_shown_if_asked(sign_in: SignIn, cases: Cases) -> None:
    for number in range(31):
        cases.reported(title=f"Sự việc {number}")
    browser = sign_in("bob")
    first = browser.get("/notifications?unread=true").text
    assert 'href="/notifications?unread=true&amp;before=' in first
    browser.post("/notifications/read")
    assert "Đã đọc hết." in browser.get("/notifications?unread=true").text


def test_an_auditor_is_told_when_a_role_is_proposed_granted_and_ended(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    abe = second_admin(cast, now)
    said = {"role": "observer", "unit": cast.unit("SMY"), "starts_on": now.date()}
    grant(cast, now, "olga", abe, **said)
    held = db.session.scalars(
        select(Membership.id).where(
            Membership.unit_id == cast.unit("SMY"), Membership.person_id == cast.person("olga")
        )
    ).one()
    end_membership(
        held, person_id=cast.person("olga"), actor=abe, now=now, ends_on=date(2026, 3, 5)
    )
    otto = sign_in("otto")
    page = otto.get("/notifications").text
    for words in ("đề nghị giao Olga", "duyệt giao Olga", "kết thúc vai trò"):
        assert words in page
    read = otto.post("/notifications/read", data={"notice": "2", "next": "/audit"})
    assert read.location == "/audit"
    assert 'count-new">2<' in otto.get("/notifications").text
    assert "Olga" not in sign_in("ada").get("/notifications").text
