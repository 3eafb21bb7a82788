"""What an action's form sent, in the shape the command takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.forms import form_input
from api.schemas.actions import ACTION_SCHEMAS
from api.views.action_forms import FORMS
from api.views.names import NamesFound, masked_form, unchecked_names, wants_masking, word_fields

# Whoever screens a report ticks that nobody is named in it, which is this very question.
ASKS_ITSELF = frozenset({"assess", "hold_dialogue", "add_commitment"})


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


def names_in_input(
    action: str, inputs: Mapping[str, Any], given: Mapping[str, str]
) -> NamesFound | None:
    """What in the words of this action may name somebody and was not looked at yet."""
    if action in ASKS_ITSELF:
        return None
    names = word_fields(ACTION_SCHEMAS[action]())
    return unchecked_names({name: inputs[name] for name in names if name in inputs}, given)


def masked_input(action: str, given: MultiDict[str, str]) -> MultiDict[str, str]:
    """The same form with phone numbers and names covered, when that button was pressed."""
    if not wants_masking(given) or action not in ACTION_SCHEMAS:
        return given
    return masked_form(given, word_fields(ACTION_SCHEMAS[action]()))
