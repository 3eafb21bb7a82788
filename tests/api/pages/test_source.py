"""The slip with a code, and the page that answers its holder."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.sources.code import as_typed
from casework.sources.codes import MOST_OF_A_BUCKET, give_code
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.source_progress import NOTHING_KNOWN, PROGRESS_LABELS, Progress
from workflows.states import State

CODE = re.compile(r'class="bare-code">([^<]+)<')


def slip(browser: FlaskClient, ref: str) -> str:
    answer = browser.post("/phieu", data={"ref": ref})
    assert answer.status_code == 200
    found = CODE.search(answer.text)
    assert found is not None
    return found.group(1)


def asked(app: Flask, code: str, **more: Any) -> Any:
    return app.test_client().post("/tra-cuu", data={"code": code}, **more)


def test_the_slip_holds_the_code_and_nothing_of_the_case(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    answer = sign_in("alice").post("/phieu", data={"ref": ref})
    found = CODE.search(answer.text)
    assert found is not None
    assert as_typed(found.group(1))
    for telling in (
        ref,
        "Suối Mây",
        "Kênh tiêu",
        "Nước thải",
        "Sổ vụ việc",
        "alice",
        "mark.svg",
        "2026",
    ):
        assert telling not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_after_sending_one_may_take_a_code(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    page = sign_in("alice").get(f"/report/sent/{ref}").text
    assert 'action="/phieu"' in page
    assert f'name="ref" value="{ref}"' in page


def test_its_holder_is_told_how_the_matter_stands(
    app: Flask, sign_in: SignIn, cases: Cases
) -> None:
    code = slip(sign_in("alice"), cases.reported())
    assert "Đang được xem xét." in asked(app, code).text
    assert "Đang được xem xét." in asked(app, code.lower().replace(" ", "-")).text
    code = slip(sign_in("alice"), cases.at(State.CLOSED))
    assert "Đã kết thúc." in asked(app, code).text


def test_an_answer_says_nothing_else(app: Flask, sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    code = slip(sign_in("alice"), ref)
    page = asked(app, code).text
    for telling in (ref, code, code.replace(" ", ""), "Suối Mây", "Sở Nông nghiệp", "Nước thải"):
        assert telling not in page


def test_all_answers_are_of_one_length_and_one_status(
    app: Flask, cases: Cases, cast: Cast, now: Any
) -> None:
    codes = ["0000 0000 0000", "", "nonsense", "<b>x</b>"]
    codes += [
        give_code(cases.at(state), actor=cast.actor("alice"), now=now)
        for state in (State.REPORTED, State.IN_PROGRESS, State.FEEDBACK, State.CLOSED)
    ]
    answers = [asked(app, code) for code in codes]
    assert {each.status_code for each in answers} == {200}
    assert len({len(each.data) for each in answers}) == 1
    assert len({str(sorted(each.headers.items())) for each in answers}) == 1
    said = "".join(each.text for each in answers)
    assert all(PROGRESS_LABELS[each].vi in said for each in Progress)
    assert NOTHING_KNOWN.vi in said


def test_no_cookie_is_set_and_none_is_needed(app: Flask) -> None:
    protected = app.config["WTF_CSRF_ENABLED"]
    app.config["WTF_CSRF_ENABLED"] = True
    for answer in (app.test_client().get("/tra-cuu"), asked(app, "AAAA")):
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
        assert "<script" not in answer.text
        assert "csrf" not in answer.text
    app.config["WTF_CSRF_ENABLED"] = protected


def test_a_code_in_the_address_is_not_looked_at(app: Flask, sign_in: SignIn, cases: Cases) -> None:
    code = slip(sign_in("alice"), cases.reported())
    page = app.test_client().get("/tra-cuu", query_string={"code": code}).text
    assert "Đang được xem xét" not in page
    assert code not in page


def test_no_log_holds_the_code(
    app: Flask, sign_in: SignIn, cases: Cases, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code = slip(sign_in("alice"), cases.reported())
    asked(app, code)
    assert code not in caplog.text
    assert as_typed(code) not in caplog.text


def test_who_asks_too_often_is_told_to_wait(app: Flask) -> None:
    answers = [asked(app, "AAAA") for _ in range(MOST_OF_A_BUCKET + 1)]
    assert [each.status_code for each in answers] == [200] * MOST_OF_A_BUCKET + [429]
    assert "Đợi 5 phút" in answers[-1].text


@pytest.mark.parametrize("body", [b"x" * 5_000, b"code=" + b"%00" * 1_000])
def test_what_is_too_large_is_refused(app: Flask, body: bytes) -> None:
    answer = app.test_client().post(
        "/tra-cuu", data=body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("who", "status"), [("amy", 404), ("bob", 403), ("dan", 403), ("frank", 403), ("ada", 403)]
)
def test_nobody_else_takes_a_code(sign_in: SignIn, cases: Cases, who: str, status: int) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert sign_in(who).post("/phieu", data={"ref": ref}).status_code == status


@pytest.mark.parametrize("ref", ["", "\0", "SMY-2026-999999", "x" * 1_000])
def test_a_code_for_no_case_is_refused(sign_in: SignIn, ref: str) -> None:
    assert sign_in("alice").post("/phieu", data={"ref": ref}).status_code == 404
