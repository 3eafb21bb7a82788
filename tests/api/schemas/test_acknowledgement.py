"""Which rung was seen."""

from __future__ import annotations

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.acknowledgement import Acknowledgement


def test_a_rung_is_named_by_the_number_of_its_event(app: Flask) -> None:
    assert Acknowledgement().load({"event": 7}) == {"event": 7}


@pytest.mark.parametrize(
    "given", [{}, {"event": ""}, {"event": None}, {"event": "7"}, {"event": 0}]
)
def test_anything_else_is_refused_by_name(app: Flask, given: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        Acknowledgement().load(given)
    assert list(refused.value.messages_dict) == ["event"]
