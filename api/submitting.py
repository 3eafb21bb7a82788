"""A submitted form on its way to one command, and what was wrong with it on its way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request
from marshmallow import ValidationError

from api.errors import field_texts
from api.forms import form_input
from api.language import say
from api.schemas.fields import Shape
from casework.errors import BadInput

UNREADABLE = 422


def submitted(shape: Shape, command: Callable[..., Any]) -> tuple[Any, dict[str, str]]:
    """What the command returned, and the texts of errors by field; one of them is empty."""
    try:
        return command(**shape.load(form_input(shape, request.form))), {}
    except ValidationError as bad:
        return None, field_texts(bad)
    except BadInput as bad:
        return None, {bad.field: say(bad.because)}
