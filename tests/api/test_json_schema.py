"""Shapes told as JSON Schema."""

from __future__ import annotations

from api.json_schema import json_schema, name_of
from api.schemas.actions import Assess
from api.schemas.case import CaseShape, EntryShape
from api.schemas.report import ReportSchema
from workflows.states import Severity

AN_ID = {"type": "integer", "minimum": 1, "maximum": 2_147_483_647}


def test_what_comes_in_is_closed_and_says_what_it_needs() -> None:
    told = json_schema(ReportSchema)
    assert told["additionalProperties"] is False
    assert set(told["required"]) == {"title", "what", "place", "place_unit", "type", "scale"}
    assert told["properties"]["title"] == {
        "type": "string", "maxLength": 120, "minLength": 1, "pattern": r"\S",
    }  # fmt: skip
    assert told["properties"]["place_unit"] == AN_ID
    assert told["properties"]["began_on"] == {
        "anyOf": [{"type": "string", "format": "date", "pattern": "^20"}, {"type": "null"}]
    }


def test_a_closed_list_is_told_in_full() -> None:
    told = json_schema(Assess)["properties"]
    assert told["severity"] == {"type": "string", "enum": sorted(Severity)}
    assert told["complained"] == {"type": "array", "items": AN_ID, "maxItems": 50}
    assert told["title"] == {"type": "string", "maxLength": 120}
    assert told["urgent"] == {"type": "boolean"}


def test_what_goes_out_is_open_and_points_to_its_parts() -> None:
    told = json_schema(CaseShape)
    assert "additionalProperties" not in told
    assert told["properties"]["unit"] == {"$ref": "#/components/schemas/Unit"}
    assert told["properties"]["cycle"] == {"type": "integer"}
    assert told["properties"]["state_since"]["type"] == "string"


def test_a_field_is_told_by_the_name_it_has_outside() -> None:
    assert "fields" in json_schema(EntryShape)["properties"]
    assert "fields_" not in json_schema(EntryShape)["properties"]


def test_a_shape_is_named_without_its_kind() -> None:
    assert (name_of(CaseShape), name_of(ReportSchema), name_of(Assess)) == (
        "Case",
        "Report",
        "Assess",
    )
