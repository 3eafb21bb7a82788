"""The page of one's own data: seen, taken away, asked about."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import AccessEntry, DataRequest
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast, email
from workflows.states import State

FORM = {"wish": "correct", "words": "Sai họ tên"}
ASK = "/account/data/requests"


def requests() -> list[DataRequest]:
    db.session.rollback()
    return list(db.session.scalars(select(DataRequest)))


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "ada", "otto"])
def test_everybody_sees_what_is_held_about_them(sign_in: SignIn, cast: Cast, who: str) -> None:
    page = sign_in(who).get("/account/data").text
    assert email(who) in page
    assert "Chưa có yêu cầu nào." in page
    assert "Ai phản ánh vụ việc nào được giữ riêng" in page
    assert page.count("@anminh.example") == 1


def test_it_is_taken_away_as_json_and_that_is_in_the_access_log(
    sign_in: SignIn, cast: Cast
) -> None:
    answer = sign_in("bob").get("/account/data/file")
    assert answer.mimetype == "application/json"
    assert json.loads(answer.text)["account"]["email"] == email("bob")
    entries = db.session.execute(select(AccessEntry.kind, AccessEntry.person_id, AccessEntry.what))
    assert [tuple(each) for each in entries] == [
        ("file", cast.person("bob"), "du-lieu-tai-khoan-2026-03-02.json")
    ]


def test_neither_page_nor_file_tells_what_one_reported(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    alice = sign_in("alice")
    for path in ("/account/data", "/account/data/file"):
        assert ref not in alice.get(path).text


def test_a_request_is_sent_shown_and_withdrawn(sign_in: SignIn, cast: Cast) -> None:
    bob = sign_in("bob")
    answer = bob.post(ASK, data=FORM)
    assert (answer.status_code, answer.location) == (303, "/account/data")
    page = bob.get("/account/data").text
    assert "Sai họ tên" in page
    assert "trả lời trước hết ngày 04/03/2026" in page
    form = re.search(r'action="(/account/data/requests/\d+/withdraw)"', page)
    assert form is not None
    assert sign_in("ada").post(form[1]).status_code == 404
    assert bob.post(form[1]).status_code == 303
    assert "Người gửi đã rút" in bob.get("/account/data").text
    assert bob.post(form[1]).status_code == 409


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"wish": ""}, "wish"),
        ({"wish": "see"}, "wish"),
        ({"words": ""}, "words"),
        ({"words": "x" * 1001}, "words"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    sign_in: SignIn, cast: Cast, changes: dict[str, Any], field: str
) -> None:
    answer = sign_in("bob").post(ASK, data=FORM | changes)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert requests() == []


def test_the_same_is_not_asked_twice_at_once(sign_in: SignIn, cast: Cast) -> None:
    bob = sign_in("bob")
    bob.post(ASK, data=FORM)
    assert bob.post(ASK, data=FORM).status_code == 409
    assert len(requests()) == 1


def test_an_account_that_was_erased_is_out_at_once(sign_in: SignIn, cast: Cast) -> None:
    bob = sign_in("bob")
    bob.post(ASK, data={"wish": "erase"})
    (row,) = requests()
    said = {"done": "true", "answer": "Đã xóa."}
    path = f"/admin/people/requests/{row.id}/answer"
    assert sign_in("ada").post(path, data=said).status_code == 303
    assert bob.get("/account/data").location.startswith("/sign-in")
