"""Versions as tags: what If-Match names is what one saw."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.exceptions import PreconditionRequired

from api.versions import NO_VERSION, asked_version, required_version, versioned


@pytest.mark.parametrize(
    ("header", "version"),
    [
        ('"v1"', 1), ('"v37"', 37), (' "v2" ', 2), ("*", NO_VERSION), ('W/"v1"', NO_VERSION),
        ("v1", NO_VERSION), ('"v0"', NO_VERSION), ('"v1", "v2"', NO_VERSION), ("", NO_VERSION),
        ('"v9999999999999999999999"', NO_VERSION), ('"v١"', NO_VERSION), (None, None),
    ],
)  # fmt: skip
def test_only_our_own_tag_names_a_version(
    app: Flask, header: str | None, version: int | None
) -> None:
    environ = {} if header is None else {"HTTP_IF_MATCH": header}
    with app.test_request_context("/", environ_overrides=environ):
        assert asked_version() == version


def test_a_missing_version_is_asked_for(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(PreconditionRequired):
        required_version()


@pytest.mark.parametrize("header", ['"v3"', 'W/"v3"', '"v1", "v3"', "*"])
def test_who_has_it_already_gets_no_body(app: Flask, header: str) -> None:
    with app.test_request_context("/", headers={"If-None-Match": header}):
        answer = versioned({"a": 1}, 3)
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", '"v3"')


@pytest.mark.parametrize(("method", "header"), [("GET", '"v2"'), ("POST", '"v3"')])
def test_everybody_else_gets_it_with_its_tag(app: Flask, method: str, header: str) -> None:
    with app.test_request_context("/", method=method, headers={"If-None-Match": header}):
        answer = versioned({"a": 1}, 3, 201)
    assert (answer.status_code, answer.json, answer.headers["ETag"]) == (201, {"a": 1}, '"v3"')
