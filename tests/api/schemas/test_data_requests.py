"""The shape of requests about one's own data, and of their answers."""

from __future__ import annotations

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.forms import form_input
from api.schemas.data_requests import LONGEST_WORDS, Answer, NewRequest
from api.schemas.fields import Shape


def read(app: Flask, shape: Shape, **form: str) -> object:
    with app.test_request_context():
        return shape.load(form_input(shape, MultiDict(form)))


def test_a_wish_may_go_without_words(app: Flask) -> None:
    assert read(app, NewRequest(), wish="export", words="") == {"wish": "export"}
    assert read(app, NewRequest(), wish="erase", words="vì") == {"wish": "erase", "words": "vì"}
    assert read(app, Answer(), done="false", answer="vì") == {"done": False, "answer": "vì"}


@pytest.mark.parametrize(
    ("shape", "form"),
    [
        (NewRequest(), {}),
        (NewRequest(), {"wish": "see"}),
        (NewRequest(), {"wish": "erase", "words": "x" * (LONGEST_WORDS + 1)}),
        (NewRequest(), {"wish": "erase", "person": "7"}),
        (Answer(), {"done": "true"}),
        (Answer(), {"done": "perhaps", "answer": "x"}),
        (Answer(), {"done": "true", "answer": "x" * (LONGEST_WORDS + 1)}),
    ],
)
def test_anything_else_is_refused(app: Flask, shape: Shape, form: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        read(app, shape, **form)
