"""Every refusal has its status and its words, in the asker's form and language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request_finished
from marshmallow import ValidationError

from api.app import create_app
from api.errors import STATUS, field_texts
from api.guard import public
from casework.database import db
from casework.errors import CaseworkError
from tests.api.conftest import SignIn
from tests.conftest import settings_in

Token = Callable[[str], dict[str, str]]


@pytest.fixture
def broken(app: Flask) -> Flask:
    def fail() -> str:
        raise RuntimeError("secret detail")

    app.add_url_rule("/broken", view_func=public(fail))
    app.add_url_rule("/api/v1/broken", "v1_broken", view_func=public(fail))
    return app


@pytest.mark.usefixtures("cast")
def test_a_connection_that_dies_after_the_answer_unmakes_nothing(
    app: Flask, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect = db.engine.dialect
    died: list[Any] = []
    real = dialect.do_rollback

    def dies_once(connection: Any) -> None:
        if died:
            real(connection)
            return
        died.append(connection)
        raise dialect.loaded_dbapi.OperationalError("server closed the connection")

    def is_on_its_way(*_given: Any, **_said: Any) -> None:
        monkeypatch.setattr(dialect, "do_rollback", dies_once)

    browser = sign_in("dan")
    with request_finished.connected_to(is_on_its_way, app):
        assert browser.get("/desk").status_code == 200
    assert died
    assert browser.get("/desk").status_code == 200


def test_every_kind_of_refusal_has_a_status() -> None:
    assert set(CaseworkError.__subclasses__()) <= set(STATUS)


def test_a_person_reads_a_page_and_a_program_a_problem_document(
    sign_in: SignIn, token: Token, app: Flask
) -> None:
    page = sign_in("bob").get("/cases/SMY-2026-XXXXXX")
    assert (page.status_code, "Không tìm thấy" in page.text) == (404, True)
    answer = app.test_client().get("/api/v1/cases/SMY-2026-XXXXXX", headers=token("bob"))
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["status"] == 404


def test_the_reader_s_language_counts(app: Flask, token: Token) -> None:
    headers = {**token("bob"), "Accept-Language": "en"}
    answer = app.test_client().get("/api/v1/cases/SMY-2026-XXXXXX", headers=headers)
    assert answer.get_json()["detail"] == "Not found."


def test_our_own_fault_gives_a_number_to_quote_and_no_detail(broken: Flask) -> None:
    for address in ("/broken", "/api/v1/broken"):
        answer = broken.test_client().get(address)
        assert answer.status_code == 500
        assert "Báo mã" in answer.get_data(as_text=True) or "Báo mã" in str(answer.get_json())
        assert "secret detail" not in answer.text


def test_the_log_names_the_route_and_not_the_secret_in_the_address(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("api.pages.sign_in_link.render_template", None)
    assert app.test_client().get("/sign-in/link/geheim-0123456789").status_code == 500
    assert "/sign-in/link/<token>" in caplog.text
    assert "geheim" not in caplog.text


def test_a_wrong_method_says_which_are_right(app: Flask) -> None:
    answer = app.test_client().delete("/sign-in")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_program_without_a_token_is_told_how_to_sign_in(app: Flask) -> None:
    answer = app.test_client().get("/api/v1/cases")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_nested_errors_are_named_with_dots() -> None:
    error = ValidationError({"lead": ["Sai."], "supporting": {"0": ["Không đúng.", "Thử lại."]}})
    assert field_texts(error) == {"lead": "Sai.", "supporting.0": "Không đúng. Thử lại."}


def test_a_database_that_is_gone_is_a_503_for_pages_and_programs(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, f"postgresql+psycopg://x@/x?host={tmp_path}")
    client = create_app(settings).test_client()
    with client.session_transaction() as kept:
        kept["_user_id"] = "1"
    for address in ("/board", "/api/v1/cases"):
        answer = client.get(address, headers={"Authorization": "Bearer x"})
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "Hãy thử lại" in answer.get_data(as_text=True) or "Hãy" in str(answer.get_json())
    assert client.get("/health/ready").status_code == 503
