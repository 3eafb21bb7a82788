"""A submitted form in the shape the schemas read: lists, numbers and ticks as such."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema
from marshmallow.fields import Field, List
from werkzeug.datastructures import MultiDict

from api.schemas.fields import Id, Ids, Truth

# What a page adds to a form for its own sake.
FRAME = frozenset(
    {"csrf_token", "action", "version", "key", "next", "names_kept", "no_denunciation"}
)


def form_input(schema: Schema, form: MultiDict[str, str]) -> dict[str, Any]:
    """The form as JSON would have said it; an empty field counts as not sent.

    Raises nothing: what cannot be read stays as it came, and the schema refuses it.
    """
    given = {
        name: value
        for name in form
        if name not in FRAME and (value := _value(schema.fields.get(name), form, name)) != ""
    }
    for name, field in schema.fields.items():
        # A browser sends nothing for a box that is not ticked, or a list with none chosen.
        if isinstance(field, Truth):
            given.setdefault(name, False)
        elif isinstance(field, Ids):
            given.setdefault(name, [])
    return given


def _value(field: Field[Any] | None, form: MultiDict[str, str], name: str) -> Any:
    if isinstance(field, Ids):
        return [_number(text) for text in form.getlist(name) if text]
    if isinstance(field, List):
        return form.getlist(name)
    if isinstance(field, Truth):
        return {"true": True, "false": False}.get(form[name], form[name])
    return _number(form[name]) if isinstance(field, Id) else form[name]


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else text  # noqa: PLR2004
