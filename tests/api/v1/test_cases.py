"""Reporting, listing and reading cases as a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cases import SAID, Cases
from tests.cast import Cast
from workflows.states import State

Header = Callable[[str], dict[str, str]]


@pytest.fixture
def web(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def said(cast: Cast) -> dict[str, Any]:
    """A report as a program sends it."""
    names = ("title", "what", "place", "type", "scale", "place_kind")
    return {name: getattr(SAID, name) for name in names} | {"place_unit": cast.unit("SMY")}


def test_a_report_becomes_a_case(web: FlaskClient, token: Header, said: dict[str, Any]) -> None:
    answer = web.post("/api/v1/cases", json=said, headers=token("alice"))
    assert answer.status_code == 201
    assert answer.json == {"ref": answer.json["ref"], "state": "reported", "version": 1}
    assert answer.headers["ETag"] == '"v1"'
    read = web.get(answer.headers["Location"], headers=token("alice"))
    assert read.status_code == 200
    assert read.json["title"] == said["title"]
    print(read.json)


def test_x(web: FlaskClient, token: Header, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    for who in ("alice", "bob", "dan", "frank", "eve"):
        for path in ("", "/deadlines"):
            r = web.get(f"/api/v1/cases/{ref}{path}", headers=token(who))
            print(who, r.status_code, str(r.json)[:1200] if not path else "")
    r = web.get("/api/v1/cases?state=feedback", headers=token("bob"))
    print(r.status_code, r.json)
    r = web.get("/api/v1/cases?state=feedbac&x=1", headers=token("bob"))
    print(r.status_code, r.json)
    r = web.post(
        f"/api/v1/cases/{ref}/transitions", json={"action": "confirm"}, headers=token("alice")
    )
    print(r.status_code, r.json)
    r = web.post(
        f"/api/v1/cases/{ref}/transitions",
        json={"action": "confirm"},
        headers=token("alice") | {"If-Match": '"v6"'},
    )
    print(r.status_code, r.json, r.headers)
    assert 0
