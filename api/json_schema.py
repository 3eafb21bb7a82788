"""The shapes of what comes in and goes out as JSON Schema, for the OpenAPI document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marshmallow import Schema
from marshmallow.fields import Boolean, Date, Field, Integer, List, Nested

from api.schemas.case import When
from api.schemas.fields import MOST_ID, MOST_IDS, Choice, Day, Id, Ids, Shape, Words

Json = dict[str, Any]


def name_of(shape: type[Schema]) -> str:
    """``CaseShape`` is called ``Case``."""
    return shape.__name__.removesuffix("Shape").removesuffix("Schema")


def reference(shape: type[Schema]) -> Json:
    """A pointer to the shape's own entry."""
    return {"$ref": f"#/components/schemas/{name_of(shape)}"}


def json_schema(shape: type[Schema]) -> Json:
    """One shape; what comes in closed to unknown fields is closed here too."""
    fields = shape().fields
    made: Json = {
        "type": "object",
        "properties": {each.data_key or name: of_field(each) for name, each in fields.items()},
    }
    required = [each.data_key or name for name, each in fields.items() if each.required]
    if required:
        made["required"] = required
    if shape.__doc__:
        made["description"] = " ".join(shape.__doc__.split())
    if issubclass(shape, Shape):
        made["additionalProperties"] = False
    return made


def of_field(field: Field[Any]) -> Json:
    """One field; ``null`` is a second type where it may be."""
    made = _plain(field)
    if field.allow_none:
        made = {"anyOf": [made, {"type": "null"}]}
    if "description" in field.metadata:
        made["description"] = field.metadata["description"]
    return made


def _plain(field: Field[Any]) -> Json:
    for kind, made in KINDS:
        if isinstance(field, kind):
            return made(field)
    return {"type": "string"}


def _list(field: List[Any]) -> Json:
    return {"type": "array", "items": of_field(field.inner)}


def _words(field: Words) -> Json:
    """Text that is needed has at least one character that is no blank."""
    made: Json = {"type": "string", "maxLength": field.most}
    return made | {"minLength": 1, "pattern": r"\S"} if field.required else made


# The first that fits counts, so the house's own fields come before what they are made of.
KINDS: tuple[tuple[type[Field[Any]], Callable[[Any], Json]], ...] = (
    (Nested, lambda field: reference(type(field.schema))),
    (Ids, lambda field: {**_list(field), "maxItems": MOST_IDS}),
    (List, _list),
    (Choice, lambda field: {"type": "string", "enum": sorted(field.among)}),
    (Words, _words),
    (Id, lambda _field: {"type": "integer", "minimum": 1, "maximum": MOST_ID}),
    (Integer, lambda _field: {"type": "integer"}),
    (Boolean, lambda _field: {"type": "boolean"}),
    (When, lambda _field: {"type": "string", "description": "A time at +07:00, or a day."}),
    (Day, lambda _field: {"type": "string", "format": "date", "pattern": "^20"}),
    (Date, lambda _field: {"type": "string", "format": "date"}),
)
