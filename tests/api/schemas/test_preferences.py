"""What forms about being told may hold."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.preferences import Dismissal, NewChannel, NewSubstitute, Preferences


def test_a_box_that_is_not_ticked_is_off(app: Flask) -> None:
    read = Preferences().load({"language": "vi"})
    assert read == {"language": "vi", "mail_digest": False, "mail_at_once": False}


def test_a_substitute_has_both_days(app: Flask) -> None:
    given = {"substitute": 3, "starts_on": "2026-03-02", "ends_on": "2026-03-06"}
    assert NewSubstitute().load(given)["ends_on"] == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("shape", "given"),
    [
        (Preferences, {"language": "fr"}),
        (NewChannel, {}),
        (NewChannel, {"url": "x" * 1001}),
        (NewSubstitute, {"substitute": 3, "starts_on": "2026-03-02"}),
        (Dismissal, {"reason": "x" * 501}),
    ],
)
def test_anything_else_is_refused(app: Flask, shape: type, given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        shape().load(given)
