"""What a keeper fills in: closed lists, days, and no empty words."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.errors import field_texts
from api.schemas.fields import Shape
from api.schemas.hot_spots import CheckInForm, EndForm, PlanStepForm, VerifyForm


@pytest.mark.parametrize(
    ("shape", "given", "field"),
    [
        (CheckInForm(), {"trend": "fine", "text": "x"}, "trend"),
        (CheckInForm(), {"trend": "same", "text": " "}, "text"),
        (VerifyForm(), {"after": 30, "seen": "yes", "text": "x"}, "seen"),
        (EndForm(), {"ending": "done", "reason": "x"}, "ending"),
        (PlanStepForm(), {"text": "x", "due_on": "2026-02-30"}, "due_on"),
    ],
)
def test_what_does_not_fit_is_named(
    app: Flask, shape: Shape, given: dict[str, Any], field: str
) -> None:
    with app.test_request_context():
        with pytest.raises(ValidationError) as refused:
            shape.load(given)
        assert set(field_texts(refused.value)) == {field}
