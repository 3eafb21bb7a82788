"""The refusal of words that may name somebody, as a program hears it."""

from __future__ import annotations

from flask import Flask

from api.unchecked import NAMES_KEPT, NamesUnchecked


def test_a_program_hears_which_fields_and_what_keeps_them(app: Flask) -> None:
    refused = NamesUnchecked({"what": "Số điện thoại", "title": "Biển số xe"}, "a-token")
    with app.test_request_context("/api/v1/cases", method="POST"):
        answer = app.make_response(app.handle_user_exception(refused))
    assert (answer.status_code, answer.headers[NAMES_KEPT]) == (422, "a-token")
    assert answer.json is not None
    assert {each["field"]: each["detail"] for each in answer.json["errors"]} == refused.fields
