"""The register of requests about own data."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from casework.administration.data_requests import ask_about_own_data
from casework.database import db
from casework.models import DataRequest, Person
from tests.api.conftest import SignIn
from tests.cast import Cast

PAGE = "/admin/people/requests"
DONE = {"done": "true", "answer": "Đã sửa họ tên."}


@pytest.fixture
def request_id(cast: Cast, now: datetime) -> int:
    """Bob asked a week ago."""
    asked = now - timedelta(days=7)
    return ask_about_own_data(
        actor=cast.actor("bob"), now=asked, wish="correct", words="Sai họ tên"
    )


def outcome(request_id: int) -> str | None:
    db.session.rollback()
    return db.session.get_one(DataRequest, request_id).outcome


def test_what_is_overdue_stands_in_red(sign_in: SignIn, request_id: int) -> None:
    page = sign_in("ada").get(PAGE).text
    assert "1 yêu cầu đã quá hạn trả lời." in page
    assert "lateness-late" in page
    assert "Sai họ tên" in page


def test_it_is_said_above_the_pages_like_every_other_alarm(
    sign_in: SignIn, request_id: int
) -> None:
    words = "có yêu cầu về dữ liệu tài khoản quá hạn trả lời"
    assert words in sign_in("ada").get("/admin/people").text
    sign_in("ada").post(f"{PAGE}/{request_id}/answer", data=DONE)
    assert words not in sign_in("ada").get("/admin/people").text


def test_an_administrator_answers_and_the_asker_reads_it(sign_in: SignIn, request_id: int) -> None:
    ada = sign_in("ada")
    answer = ada.post(f"{PAGE}/{request_id}/answer", data=DONE)
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert outcome(request_id) == "done"
    assert "Trả lời của Ada: Đã sửa họ tên." in sign_in("bob").get("/account/data").text
    assert "Không có yêu cầu nào chờ trả lời." in ada.get(PAGE).text
    assert ada.post(f"{PAGE}/{request_id}/answer", data=DONE).status_code == 409


@pytest.mark.parametrize("form", [{"done": "true"}, {"done": "false", "answer": " "}])
def test_an_answer_without_words_is_refused_where_it_was_given(
    sign_in: SignIn, request_id: int, form: dict[str, str]
) -> None:
    answer = sign_in("ada").post(f"{PAGE}/{request_id}/answer", data=form)
    assert answer.status_code == 422
    assert 'id="f-answer-error"' in answer.text
    assert "<details open>" in answer.text
    assert outcome(request_id) is None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"done": "perhaps", "answer": "Đã sửa."}, "done"),
        (DONE | {"outcome": "done"}, "outcome"),
    ],
)
def test_an_answer_that_is_none_is_refused_by_the_field_that_is_wrong(
    sign_in: SignIn, request_id: int, form: dict[str, str], field: str
) -> None:
    answer = sign_in("ada").post(f"{PAGE}/{request_id}/answer", data=form)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.text
    assert outcome(request_id) is None


def test_auditors_read_and_do_not_answer(sign_in: SignIn, request_id: int) -> None:
    otto = sign_in("otto")
    page = otto.get(PAGE).text
    assert "Sai họ tên" in page
    assert "<textarea" not in page
    assert otto.post(f"{PAGE}/{request_id}/answer", data=DONE).status_code == 403
    assert "yêu cầu về dữ liệu tài khoản của mình: Sửa dữ liệu sai" in otto.get("/audit").text


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga"])
def test_nobody_else_has_the_register(sign_in: SignIn, request_id: int, who: str) -> None:
    browser = sign_in(who)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(f"{PAGE}/{request_id}/answer", data=DONE).status_code == 403
    assert outcome(request_id) is None


def test_nobody_answers_themselves(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    own = ask_about_own_data(actor=cast.actor("ada"), now=now, wish="erase")
    ada = sign_in("ada")
    assert "do người quản trị khác trả lời" in ada.get(PAGE).text
    assert ada.post(f"{PAGE}/{own}/answer", data=DONE).status_code == 403
    assert db.session.scalar(select(Person.active).where(Person.id == cast.person("ada")))


def test_one_that_is_not_there_is_not_found(sign_in: SignIn, cast: Cast) -> None:
    assert sign_in("ada").post(f"{PAGE}/999/answer", data=DONE).status_code == 404


def test_an_empty_register_says_so(sign_in: SignIn, cast: Cast) -> None:
    page = sign_in("ada").get(PAGE).text
    assert "Không có yêu cầu nào chờ trả lời." in page
    assert "Chưa có yêu cầu nào kết thúc." in page
