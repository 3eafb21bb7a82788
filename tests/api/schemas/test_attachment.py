"""What is said beside a photo."""

from __future__ import annotations

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.attachment import AttachmentSchema


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_photo_was_taken_before_or_after_the_work(app: Flask, moment: str) -> None:
    assert AttachmentSchema().load({"moment": moment}) == {"moment": moment}


@pytest.mark.parametrize("given", [{}, {"moment": "during"}, {"moment": None}, {"moment": 1}])
def test_anything_else_is_refused_by_name(app: Flask, given: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        AttachmentSchema().load(given)
    assert list(refused.value.messages_dict) == ["moment"]


def test_an_unknown_field_is_refused(app: Flask) -> None:
    with pytest.raises(ValidationError) as refused:
        AttachmentSchema().load({"moment": "before", "name": "x"})
    assert list(refused.value.messages_dict) == ["name"]
