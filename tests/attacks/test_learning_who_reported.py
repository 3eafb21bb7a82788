"""An official of the agency complained about, with a good account, wants the name of the source."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.addresses import API
from casework.database import db
from casework.models import Person
from casework.sources.codes import give_code
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import PASSWORD, Cast, email
from workflows.states import State


def gives_away(cast: Cast, text: str) -> bool:
    name = db.session.get_one(Person, cast.person("alice")).name
    return f">{name}<" in text or f'"{name}"' in text or email("alice") in text


def test_no_page_and_no_json_of_the_case_names_the_reporter(
    app: Flask, sign_in: SignIn, token: Any, cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.CLOSED, type="illegal_mining")
    pages = [f"/cases/{ref}", f"/cases/{ref}/deadlines", "/cases", "/desk", "/notifications"]
    for who in ("dan", "frank", "olga"):
        browser = sign_in(who)
        for path in pages:
            assert not gives_away(cast, browser.get(path).text), (who, path)
        for path in ("/cases", f"/cases/{ref}", f"/cases/{ref}/events", f"/cases/{ref}/deadlines"):
            answer = app.test_client().get(f"{API}{path}", headers=token(who))
            assert answer.status_code == 200
            assert not gives_away(cast, answer.text), (who, path)


@pytest.mark.parametrize(
    "query", ["reporter=1", "sort=reporter", "reporter_id=1", "person=1", "sort=source_code"]
)
def test_no_list_is_narrowed_or_sorted_by_who_reported(
    app: Flask, token: Any, cases: Cases, query: str
) -> None:
    cases.at(State.IN_PROGRESS)
    answer = app.test_client().get(f"{API}/cases?{query}", headers=token("dan"))
    assert answer.status_code == 422


def test_no_search_finds_a_case_by_who_reported(
    app: Flask, token: Any, cases: Cases, cast: Cast
) -> None:
    cases.at(State.IN_PROGRESS)
    for asked in (email("alice"), email("alice").partition("@")[0]):
        answer = app.test_client().get(
            f"{API}/cases", query_string={"q": asked}, headers=token("dan")
        )
        assert answer.get_json()["cases"] == []


def test_asking_for_the_name_outright_is_refused_though_the_password_is_right(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    given = {"reason": "Cần biết ai đã báo tin việc này.", "current": PASSWORD}
    for who in ("dan", "dora", "frank", "olga"):
        assert sign_in(who).post(f"/cases/{ref}/source", data=given).status_code == 403


def test_no_code_is_had_for_a_case_and_a_found_one_leads_to_none(
    app: Flask, sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert sign_in("dan").post("/phieu", data={"ref": ref}).status_code == 403
    code = give_code(ref, actor=cast.actor("alice"), now=cases.now)
    found, guessed = (
        app.test_client().post("/tra-cuu", data={"code": each}) for each in (code, "0" * 12)
    )
    assert len(found.data) == len(guessed.data)
    assert ref not in found.text
    assert app.test_client().post("/tra-cuu", data={"code": ref}).data == guessed.data
