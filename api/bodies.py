"""What a program sends: one JSON object, or one file; read strictly and within bounds."""

from __future__ import annotations

import json
from typing import Any

from flask import request
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

# The longest report has some 20 kB; more than this is no report.
MOST_JSON_BYTES = 2 * 1024 * 1024


def json_body() -> dict[str, Any]:
    """The object in the body; 415 for another type, 400 for what is not one JSON object."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    request.max_content_length = MOST_JSON_BYTES
    try:
        found = json.loads(request.get_data(cache=False).decode(), parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise BadRequest from fault
    if not isinstance(found, dict):
        raise BadRequest
    return found


def single(given: MultiDict[str, str]) -> dict[str, Any]:
    """Form fields or parameters; what is given twice becomes a list, of no field's type."""
    return {name: values[0] if len(values) == 1 else values for name, values in given.lists()}


def one_file(name: str) -> bytes:
    """The bytes of the only file of a multipart body, which must be in the field ``name``."""
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType
    unknown = {other: [_("Không có mục này.")] for other in request.files if other != name}
    if unknown:
        raise ValidationError(unknown)
    parts = request.files.getlist(name)
    if len(parts) != 1:
        raise ValidationError({name: [_("Mỗi lần gửi đúng một tệp.")]})
    content: bytes = parts[0].read()
    return content


def _no_number(name: str) -> float:
    """JSON has no NaN and no infinity, though Python would read them."""
    raise ValueError(f"{name} is not JSON")
