"""Attempts to have a signed-in browser send a form of somebody else's making."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.database import db
from casework.models import AdminEvent, CaseEvent, Person
from tests.api.conftest import SignIn
from tests.api.test_every_route import address
from tests.cases import Cases
from tests.cast import Cast, email
from workflows.states import State

# It changes nothing, belongs to nobody's session, and sets no cookie a token could lie in.
WITHOUT_SESSION = "/tra-cuu"


def posts(app: Flask) -> list[str]:
    """Every form of the pages, taken from the URL map, so that none is forgotten."""
    return sorted(
        address(rule)
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith(("/api/", WITHOUT_SESSION))
    )


@pytest.mark.parametrize("who", ["ada", "bob", "alice"])
@pytest.mark.parametrize("forged", [None, "", "x", "ImZvcmdlZCI.aaaa.bbbb"])
def test_no_form_is_taken_without_its_own_token(
    app: Flask, sign_in: SignIn, cases: Cases, who: str, forged: str | None
) -> None:
    cases.at(State.IN_PROGRESS)
    browser = sign_in(who)
    before = counts()
    app.config["WTF_CSRF_ENABLED"] = True
    paths = posts(app)
    assert len(paths) > 35
    data = {} if forged is None else {"csrf_token": forged}
    for path in paths:
        assert browser.post(path, data=data).status_code == 400, path
    assert counts() == before


def test_a_token_of_anothers_session_is_no_token(app: Flask, sign_in: SignIn, cast: Cast) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    thief, victim = sign_in("bill"), sign_in("ada")
    page = thief.get("/account").text
    stolen = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert stolen
    victim.get("/account")
    answer = victim.post("/sign-out", data={"csrf_token": stolen})
    assert answer.status_code == 400
    assert victim.get("/admin/people").status_code == 200


def test_json_as_a_form_changes_nothing(app: Flask, sign_in: SignIn, cast: Cast) -> None:
    """The trick with text/plain: a browser sends it across sites without asking."""
    app.config["WTF_CSRF_ENABLED"] = True
    browser = sign_in("ada")
    path = f"/admin/people/{cast.person('bob')}"
    answer = browser.post(path, data='{"name": "x", "x": "="}', content_type="text/plain")
    assert answer.status_code == 400
    name = db.session.scalars(select(Person.name).where(Person.email == email("bob"))).one()
    assert name == "Bob"


def counts() -> tuple[int, ...]:
    db.session.rollback()
    tables = (AdminEvent, CaseEvent, Person)
    return tuple(db.session.scalar(select(func.count(each.id))) or 0 for each in tables)
