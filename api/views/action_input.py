"""What an action's form sent, in the shape the command takes."""

from __future__ import annotations

from typing import Any, NoReturn

from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.forms import form_input
from api.schemas.actions import ACTION_SCHEMAS
from api.views.action_forms import FORMS
from casework.screening import masked

MASKED = ("title", "what", "place")


def action_input(action: str, given: MultiDict[str, str]) -> dict[str, Any]:
    """The checked input of a known action; raises ValidationError naming the fields."""
    schema = ACTION_SCHEMAS[action]()
    raw = form_input(schema, given)
    for field in FORMS[action].fields if action in FORMS else ():
        sent = given.getlist(field.name)
        if field.kind == "ticks":
            raw[field.name] = len(sent) >= len(field.parts)
        elif field.explicit and not sent:
            # Silence is no answer here, though a browser sends nothing for it.
            raw.pop(field.name, None)
        elif field.explicit and "" in sent and len(sent) > 1:
            _refuse_both(field.name)
    loaded: dict[str, Any] = schema.load(raw)
    return loaded


def _refuse_both(name: str) -> NoReturn:
    """“None” and one of the list cannot both be meant."""
    words = _("Chọn cơ quan, hoặc chọn “Không có”; không chọn cả hai.")
    raise ValidationError({name: [words]})


def masked_input(given: MultiDict[str, str]) -> MultiDict[str, str]:
    """The same form with phone numbers and names covered, when that button was pressed."""
    if given.get("look") != "mask":
        return given
    covered = MultiDict(given)
    for name in MASKED:
        if name in covered:
            covered[name] = masked(covered[name])
    return covered
