"""Attempts with a program's token beyond what it was made for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.database import db
from casework.models import Case, Membership, Person
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.scopes import Scope
from workflows.states import State

Token = Callable[..., dict[str, str]]
API = "/api/v1"
READS = ("/cases", "/cases/{ref}", "/cases/{ref}/events", "/cases/{ref}/deadlines")
ACTS = ("/cases/{ref}/transitions", "/cases/{ref}/acknowledgements", "/cases/{ref}/attachments")


def scope_lacking(answer: Any) -> str:
    assert answer.status_code == 403
    assert answer.content_type == "application/problem+json"
    header = answer.headers["WWW-Authenticate"]
    assert header.startswith('Bearer error="insufficient_scope", scope="')
    scope = header.rpartition("=")[2].strip('"')
    assert scope in answer.json["detail"]
    return str(scope)


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("scopes", ["act", "report", "export", "act export report", ""])
def test_without_read_nothing_is_read(
    app: Flask, cases: Cases, token: Token, path: str, scopes: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = app.test_client().get(API + path.format(ref=ref), headers=token("bob", scopes))
    assert scope_lacking(answer) == "read"
    assert ref not in answer.text


@pytest.mark.parametrize("path", ACTS)
def test_a_token_for_reading_changes_nothing(
    app: Flask, cases: Cases, token: Token, path: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = db.session.scalars(select(Case.version)).one()
    header = token("bob", "export read report") | {"If-Match": f'"v{before}"'}
    body = {"action": "note", "text": "x"}
    answer = app.test_client().post(API + path.format(ref=ref), json=body, headers=header)
    assert scope_lacking(answer) == "act"
    db.session.rollback()
    assert db.session.scalars(select(Case.version)).one() == before


def test_a_token_for_acting_opens_no_case(app: Flask, cast: Cast, token: Token) -> None:
    answer = app.test_client().post(f"{API}/cases", json={}, headers=token("alice", "act read"))
    assert scope_lacking(answer) == "report"


def test_the_missing_scope_does_not_tell_whether_a_case_exists(
    app: Flask, cases: Cases, token: Token
) -> None:
    ref, header = cases.at(State.IN_PROGRESS), token("bob", "act")
    there = app.test_client().get(f"{API}/cases/{ref}", headers=header)
    absent = app.test_client().get(f"{API}/cases/SMY-2026-222222", headers=header)
    assert (there.status_code, there.data) == (absent.status_code, absent.data)


def test_every_scope_together_is_no_more_than_the_person(
    app: Flask, cases: Cases, token: Token
) -> None:
    ref, everything = cases.at(State.IN_PROGRESS), " ".join(Scope)
    client = app.test_client()
    for stranger in ("wendy", "eve", "bill"):
        assert (
            client.get(f"{API}/cases/{ref}", headers=token(stranger, everything)).status_code == 404
        )
    for outsider in ("ada", "otto"):
        assert client.get(f"{API}/cases", headers=token(outsider, everything)).status_code == 403


def test_no_page_is_opened_and_no_form_sent_with_it(app: Flask, cast: Cast, token: Token) -> None:
    header, client = token("ada"), app.test_client()
    assert client.get("/admin/people", headers=header).status_code == 302
    answer = client.post(
        f"/admin/people/{cast.person('bob')}/password",
        data={"password": "cay-da-dau-lang"},
        headers=header,
    )
    assert answer.status_code == 302
    assert client.post("/account/tokens", data={"name": "x"}, headers=header).status_code == 302


def test_it_is_worth_nothing_once_the_term_is_over(app: Flask, cast: Cast, token: Token) -> None:
    header = token("bob")
    assert app.test_client().get(f"{API}/cases", headers=header).status_code == 200
    with unit_of_work() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id == cast.person("bob"))
            .values(ends_on=Membership.starts_on)
        )
    assert app.test_client().get(f"{API}/cases", headers=header).status_code == 403


def test_it_is_worth_nothing_once_the_account_is_locked(
    app: Flask, cast: Cast, token: Token
) -> None:
    header = token("bob")
    with unit_of_work() as session:
        session.get_one(Person, cast.person("bob")).active = False
    assert app.test_client().get(f"{API}/cases", headers=header).status_code == 401


def test_whoever_owes_the_second_step_cannot_send_a_program_instead(
    app: Flask, cast: Cast, token: Token, sign_in: SignIn
) -> None:
    # What a database is for never changes, so the process is told that it read another mark.
    bobs, alices = token("bob"), token("alice")
    app.extensions["casework_purpose"] = "production"
    answer = app.test_client().get(f"{API}/cases", headers=bobs)
    assert answer.status_code == 403
    assert "xác thực hai bước" in answer.json["detail"]  # type: ignore[index]
    assert app.test_client().get(f"{API}/cases", headers=alices).status_code == 200
    assert sign_in("bob").get("/account/tokens").location == "/account/second-factor"


@pytest.mark.parametrize("way", ["?access_token={}", "?token={}", "?Authorization=Bearer%20{}"])
def test_a_token_in_an_address_opens_nothing(
    app: Flask, cast: Cast, token: Token, way: str
) -> None:
    secret = token("bob")["Authorization"].removeprefix("Bearer ")
    assert app.test_client().get(f"{API}/cases{way.format(secret)}").status_code == 401
