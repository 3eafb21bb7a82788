"""The page on which a coordinator reads who reported."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import AdminEvent, Person
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import PASSWORD, Cast
from workflows.states import State

GIVEN = {"reason": "Người gửi bị đe dọa, cần gọi ngay.", "current": PASSWORD}


def test_the_name_is_shown_once_and_the_auditor_reads_why(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    name = db.session.get_one(Person, cast.person("alice")).name
    browser = sign_in("bob")
    assert f'href="/cases/{ref}/source"' in browser.get(f"/cases/{ref}").text
    form = browser.get(f"/cases/{ref}/source")
    assert name not in form.text
    answer = browser.post(f"/cases/{ref}/source", data=GIVEN)
    assert answer.status_code == 200
    assert name in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    log = sign_in("otto").get("/audit").text
    assert ref in log
    assert GIVEN["reason"] in log
    assert f"<strong>{name}" not in log


@pytest.mark.parametrize(
    ("who", "status"),
    [("dan", 403), ("frank", 403), ("carol", 403), ("olga", 403), ("alice", 403), ("amy", 404)],
)
def test_everybody_else_is_refused(sign_in: SignIn, cases: Cases, who: str, status: int) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert sign_in(who).get(f"/cases/{ref}/source").status_code == status
    assert sign_in(who).post(f"/cases/{ref}/source", data=GIVEN).status_code in (status, 404)
    assert f"/cases/{ref}/source" not in sign_in(who).get(f"/cases/{ref}").text
    assert db.session.scalars(select(AdminEvent)).all() == []


def test_what_is_wrong_is_said_on_the_form(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = sign_in("bob").post(f"/cases/{ref}/source", data={**GIVEN, "reason": "vì"})
    assert answer.status_code == 422
    assert "Ghi rõ lý do" in answer.text
    assert PASSWORD not in answer.text
