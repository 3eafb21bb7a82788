"""The description of the JSON interface, served."""

from __future__ import annotations

from flask import Flask


def test_anybody_may_read_the_description(app: Flask) -> None:
    answer = app.test_client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert answer.json is not None
    assert answer.json["openapi"] == "3.1.0"
