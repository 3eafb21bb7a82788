"""What people fill in about their own account."""

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.account import Code, OwnPassword


def test_passwords_are_taken_letter_by_letter() -> None:
    given = {"current": " a ", "password": "b\u0323 "}
    assert OwnPassword().load(given) == given


@pytest.mark.parametrize("given", [{}, {"current": "a"}, {"password": "b"}, {"current": 1}])
def test_both_are_needed(app: Flask, given: dict[str, object]) -> None:
    with app.test_request_context(), pytest.raises(ValidationError):
        OwnPassword().load(given)


def test_a_code_is_a_short_line() -> None:
    assert Code().load({"code": " 123 456 "}) == {"code": "123 456"}


@pytest.mark.parametrize("code", ["", "1" * 41, 123456, "12\x003456"])
def test_what_is_no_code_is_refused(app: Flask, code: object) -> None:
    with app.test_request_context(), pytest.raises(ValidationError):
        Code().load({"code": code})
