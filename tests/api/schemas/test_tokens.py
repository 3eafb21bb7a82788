"""The shape of a wish for a token."""

from __future__ import annotations

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.forms import form_input
from api.schemas.tokens import NewToken

FORM = [("name", "máy"), ("scopes", "read"), ("scopes", "act"), ("days", "30"), ("current", " x ")]


def test_ticks_become_a_list_and_the_password_stays_as_typed(app: Flask) -> None:
    with app.test_request_context():
        said = NewToken().load(form_input(NewToken(), MultiDict(FORM)))
    assert said == {"name": "máy", "scopes": ["read", "act"], "days": 30, "current": " x "}


def test_no_tick_is_an_empty_list(app: Flask) -> None:
    form = MultiDict(pair for pair in FORM if pair[0] != "scopes")
    with app.test_request_context():
        assert NewToken().load(form_input(NewToken(), form))["scopes"] == []


@pytest.mark.parametrize(
    "changes", [{"scopes": ["admin"]}, {"days": "x"}, {"days": "-1"}, {"person": "7"}]
)
def test_anything_else_is_refused(app: Flask, changes: dict[str, object]) -> None:
    given = form_input(NewToken(), MultiDict(FORM)) | changes
    with app.test_request_context(), pytest.raises(ValidationError):
        NewToken().load(given)
