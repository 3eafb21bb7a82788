"""What may name somebody is asked about at both doors by one rule, and kept on purpose only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from api.views.names import names_found
from casework.database import db
from casework.models import Case, CaseEvent
from casework.screening import masked
from tests.api.conftest import SignIn
from tests.cases import SAID, Cases
from tests.cast import Cast

Token = Callable[[str], dict[str, str]]
TELLING = (
    ("gọi 0912345678", "Số điện thoại"),
    ("số 001084012345", "Số giấy tờ"),
    ("xe 98A-123.45 đổ trộm", "Biển số xe"),
    ("gặp ông Tư", "Tên người"),
    ("nhà số 12 đường lớn", "Số nhà"),
    ("viết cho tu@example.vn", "Địa chỉ e-mail"),
)


def said(cast: Cast, what: str) -> dict[str, Any]:
    names = ("title", "place", "type", "scale")
    good = {name: getattr(SAID, name) for name in names}
    return good | {"place_unit": cast.unit("SMY"), "what": what}


def cases_there() -> int:
    return db.session.scalar(select(func.count(Case.id))) or 0


@pytest.mark.parametrize(("what", "kind"), TELLING)
def test_page_and_json_ask_about_the_same_words(
    sign_in: SignIn, token: Token, cast: Cast, what: str, kind: str
) -> None:
    report, browser = said(cast, what), sign_in("alice")
    page = browser.post("/report", data=report | {"key": "khoa-cua-phieu-1"})
    program = browser.application.test_client()
    answer = program.post("/api/v1/cases", json=report, headers=token("alice"))
    assert (page.status_code, answer.status_code) == (422, 422)
    with browser.application.test_request_context():
        found = names_found([what])
    assert found is not None
    assert found.token in page.text
    assert answer.headers["Names-Kept"] == found.token
    assert answer.json is not None
    [error] = answer.json["errors"]
    assert error["field"] == "what"
    assert kind in error["detail"]
    assert cases_there() == 0


@pytest.mark.parametrize(("what", "_kind"), TELLING)
def test_what_is_covered_or_kept_on_purpose_is_taken(
    app: Flask, token: Token, cast: Cast, what: str, _kind: str
) -> None:
    program, header = app.test_client(), token("alice")
    covered = program.post("/api/v1/cases", json=said(cast, masked(what)), headers=header)
    assert covered.status_code == 201
    asked = program.post("/api/v1/cases", json=said(cast, what), headers=header)
    kept = header | {"Names-Kept": asked.headers["Names-Kept"]}
    assert program.post("/api/v1/cases", json=said(cast, what), headers=kept).status_code == 201
    more = said(cast, f"{what}, bà Hoa biết")
    assert program.post("/api/v1/cases", json=more, headers=kept).status_code == 422
    assert cases_there() == 2


def test_the_answer_does_not_repeat_the_name(app: Flask, token: Token, cast: Cast) -> None:
    body = said(cast, "gặp ông Tư, gọi 0912345678")
    answer = app.test_client().post("/api/v1/cases", json=body, headers=token("alice"))
    assert "0912345678" not in answer.text
    assert "Tư" not in (answer.json or {})["errors"][0]["detail"]


def test_an_action_is_asked_about_like_a_report(app: Flask, token: Token, cases: Cases) -> None:
    ref = cases.reported()
    program, header = app.test_client(), token("bob") | {"If-Match": '"v1"'}
    path, note = f"/api/v1/cases/{ref}/transitions", {"action": "note", "text": "Bà Lan gọi."}
    refused = program.post(path, json=note, headers=header)
    assert refused.status_code == 422
    assert [each["field"] for each in (refused.json or {})["errors"]] == ["text"]
    assert [each.kind for each in db.session.scalars(select(CaseEvent))] == ["reported"]
    kept = header | {"Names-Kept": refused.headers["Names-Kept"]}
    assert program.post(path, json=note, headers=kept).status_code == 200


def test_a_reading_that_screens_asks_by_itself(app: Flask, token: Token, cases: Cases) -> None:
    ref = cases.reported()
    body = {
        "action": "assess", "severity": "pressing", "scale": "from_50", "urgent": False,
        "complex": False, "complained": [], "screened": True, "place": "Cạnh nhà ông Tư",
    }  # fmt: skip
    answer = app.test_client().post(
        f"/api/v1/cases/{ref}/transitions", json=body, headers=token("bob") | {"If-Match": '"v1"'}
    )
    assert answer.status_code == 200
