"""Letters that could not be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.app import SETTINGS
from casework.database import db
from casework.models import Letter, OutboxItem, Person
from casework.notify.dead import bury
from casework.notify.letters import gather
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast, email
from workflows.states import State


@pytest.fixture
def dead(app: Flask, cases: Cases) -> dict[str, int]:
    """The letters of dan and alice were refused, the day before this morning."""
    given = {"smtp_url": "file:mail", "mail_from": "so@anminh.example"}
    app.config[SETTINGS] = replace(app.config[SETTINGS], **given)
    for state in (State.ASSIGNED, State.FEEDBACK):
        cases.at(state)
    tomorrow = cases.now + timedelta(hours=22, minutes=30)
    gather(now=tomorrow)
    rows = db.session.execute(
        select(Letter.id, Person.email).join(Person, Person.id == Letter.person_id)
    )
    found = {row.email: row.id for row in rows}
    letters = {who: found[email(who)] for who in ("dan", "alice")}
    with unit_of_work() as session:
        ours = (OutboxItem.topic == "letter", OutboxItem.subject_id.in_(letters.values()))
        values = {"dead_at": cases.now, "fault": "GivenUp: refused 550", "tries": 1}
        session.execute(update(OutboxItem).where(*ours).values(**values))
    bury(now=tomorrow)
    return letters


def test_it_says_who_got_nothing_and_why(sign_in: SignIn, dead: dict[str, int]) -> None:
    page = sign_in("carol").get("/letters").text
    assert "Dan" in page
    assert "Máy chủ thư từ chối địa chỉ này." in page
    assert "1 lần thử" in page


def test_a_collaborators_letter_is_shown_to_the_administrator_alone(
    sign_in: SignIn, dead: dict[str, int]
) -> None:
    assert email("alice") in sign_in("ada").get("/letters").text
    assert email("alice") not in sign_in("carol").get("/letters").text
    assert sign_in("carol").post(f"/letters/{dead['alice']}/resend").status_code == 404


def test_none_says_what_would_be_here(sign_in: SignIn) -> None:
    page = sign_in("ada").get("/letters").text
    assert "Không có thư nào bị trả lại." in page
    assert "Dịch vụ chưa có máy chủ thư" in page


def test_one_is_sent_again(sign_in: SignIn, dead: dict[str, int]) -> None:
    answer = sign_in("carol").post(f"/letters/{dead['dan']}/resend")
    assert (answer.status_code, answer.location) == (303, "/letters")
    assert db.session.get_one(Letter, dead["dan"]).dead_at is None


def test_one_is_let_be_with_a_reason(sign_in: SignIn, dead: dict[str, int], cast: Cast) -> None:
    browser = sign_in("carol")
    refused = browser.post(f"/letters/{dead['dan']}/dismiss", data={"reason": " "})
    assert refused.status_code == 422
    assert "Cần điền mục này." in refused.text
    said = {"reason": "Đã báo qua điện thoại."}
    assert browser.post(f"/letters/{dead['dan']}/dismiss", data=said).status_code == 303
    assert db.session.get_one(Letter, dead["dan"]).dismissed_because == said["reason"]
    assert "Dan" not in browser.get("/letters").text.partition("<main")[2]


@pytest.mark.parametrize("who", ["alice", "dan", "frank", "olga", "otto"])
def test_nobody_else_has_the_page(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/letters").status_code == 403


def test_the_inbox_leads_there_and_counts_them(sign_in: SignIn, dead: dict[str, int]) -> None:
    page = sign_in("carol").get("/notifications").text
    assert 'href="/letters"' in page
    assert 'href="/letters"' not in sign_in("frank").get("/notifications").text


def test_a_stranger_is_sent_to_the_sign_in(app: Flask) -> None:
    assert app.test_client().get("/letters").location.startswith("/sign-in")
