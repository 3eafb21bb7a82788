"""Bodies are read strictly: one JSON object, or one file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from api.bodies import MOST_JSON_BYTES, json_body, one_file, single

JSON = "application/json"


def posted(app: Flask, **given: Any) -> Any:
    return app.test_request_context("/", method="POST", **given)


def test_an_object_is_read(app: Flask) -> None:
    with posted(app, data='{"a": [1, "ă"]}'.encode(), content_type=f"{JSON}; charset=utf-8"):
        assert json_body() == {"a": [1, "ă"]}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"a"', b"1", b"null", b"{} {}", b'{"a": NaN}', b'{"a": -Infinity}',
     b'{"a": "\xff"}', b"[" * 100_000, b'{"a": ' + b"1" * 5_000 + b"}"],
)  # fmt: skip
def test_anything_else_is_a_bad_request(app: Flask, body: bytes) -> None:
    with posted(app, data=body, content_type=JSON), pytest.raises(BadRequest):
        json_body()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_another_type_is_not_read(app: Flask, kind: str | None) -> None:
    with posted(app, data=b"{}", content_type=kind), pytest.raises(UnsupportedMediaType):
        json_body()


def test_a_body_without_end_is_not_read(app: Flask) -> None:
    body = b" " * (MOST_JSON_BYTES + 1)
    with posted(app, data=body, content_type=JSON), pytest.raises(RequestEntityTooLarge):
        json_body()


def test_what_is_given_twice_is_a_list() -> None:
    assert single(MultiDict([("a", "1"), ("b", "2"), ("a", "3")])) == {"a": ["1", "3"], "b": "2"}


def files(*names: str) -> Iterator[tuple[str, tuple[io.BytesIO, str]]]:
    return ((name, (io.BytesIO(b"abc"), "a.jpg")) for name in names)


def test_one_file_is_read(app: Flask) -> None:
    with posted(app, data=MultiDict(files("photo"))):
        assert one_file("photo") == b"abc"


@pytest.mark.parametrize(
    ("sent", "field"), [(("photo", "photo"), "photo"), (("other",), "other"), ((), "photo")]
)
def test_another_file_is_refused_by_name(app: Flask, sent: tuple[str, ...], field: str) -> None:
    kind = {} if sent else {"content_type": "multipart/form-data; boundary=edge"}
    with posted(app, data=MultiDict(files(*sent)), **kind), pytest.raises(ValidationError) as bad:
        one_file("photo")
    assert list(bad.value.messages_dict) == [field]


def test_a_file_comes_in_a_multipart_body(app: Flask) -> None:
    with posted(app, data=b"abc", content_type="image/jpeg"), pytest.raises(UnsupportedMediaType):
        one_file("photo")
