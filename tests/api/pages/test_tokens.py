"""The page of the own tokens."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.database import db
from casework.models import ApiToken
from tests.api.conftest import SignIn
from tests.cast import PASSWORD, Cast

FORM: dict[str, Any] = {
    "name": "máy của xã",
    "scopes": ["read"],
    "days": "90",
    "current": PASSWORD,
}


def secret_in(page: str) -> str:
    found = re.search(r"<code>([\w-]{43})</code>", page)
    assert found is not None
    return found[1]


def test_a_token_is_shown_once_and_opens_the_json(app: Flask, sign_in: SignIn) -> None:
    bob = sign_in("bob")
    secret = secret_in(bob.post("/account/tokens", data=FORM).text)
    header = {"Authorization": f"Bearer {secret}"}
    assert app.test_client().get("/api/v1/cases", headers=header).status_code == 200
    page = bob.get("/account/tokens").text
    assert secret not in page
    assert "máy của xã" in page
    assert "dùng gần nhất" in page


def test_it_is_revoked_from_the_list(app: Flask, sign_in: SignIn) -> None:
    bob = sign_in("bob")
    secret = secret_in(bob.post("/account/tokens", data=FORM).text)
    form = re.search(r'action="(/account/tokens/\d+/revoke)"', bob.get("/account/tokens").text)
    assert form is not None
    assert sign_in("ada").post(form[1]).status_code == 404
    assert bob.post(form[1]).status_code == 303
    header = {"Authorization": f"Bearer {secret}"}
    assert app.test_client().get("/api/v1/cases", headers=header).status_code == 401
    assert "Chưa có mã nào đang dùng." in bob.get("/account/tokens").text
    assert bob.post(form[1]).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"current": "khac"}, "current"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["report"]}, "scopes"),
        ({"days": "400"}, "days"),
        ({"name": ""}, "name"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    sign_in: SignIn, cast: Cast, changes: dict[str, Any], field: str
) -> None:
    answer = sign_in("frank").post("/account/tokens", data=FORM | changes)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert PASSWORD not in answer.text
    assert db.session.scalars(select(ApiToken)).all() == []


def test_only_scopes_of_ones_roles_are_offered(sign_in: SignIn) -> None:
    offered = re.findall(
        r'name="scopes" value="(\w+)"', sign_in("alice").get("/account/tokens").text
    )
    assert offered == ["read", "report", "act"]
    offered = re.findall(
        r'name="scopes" value="(\w+)"', sign_in("otto").get("/account/tokens").text
    )
    assert offered == ["read"]
