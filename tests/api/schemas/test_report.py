"""A report asks about a thing and a place, never about a person."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.report import ReportSchema
from casework.actions.report import Report

GIVEN: dict[str, Any] = {
    "title": "Nước thải",
    "what": "Nước đen hai ngày nay.",
    "place": "Kênh thôn Đông",
    "place_unit": 2,
    "type": "pollution",
    "scale": "from_50",
}


def test_a_report_becomes_the_records_own_form(app: Flask) -> None:
    with app.test_request_context():
        said = ReportSchema().load({**GIVEN, "began_on": "2026-03-01", "urgent": True})
    assert said == Report(**{**GIVEN, "began_on": date(2026, 3, 1), "urgent": True})


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_each_of_the_six_fields_is_needed(app: Flask, missing: str) -> None:
    given = {name: value for name, value in GIVEN.items() if name != missing}
    with app.test_request_context(), pytest.raises(ValidationError) as refused:
        ReportSchema().load(given)
    assert list(refused.value.messages_dict) == [missing]


@pytest.mark.parametrize(
    "personal", ["name", "phone", "citizen", "address", "reporter", "email", "ethnicity"]
)
def test_there_is_no_field_for_a_person(app: Flask, personal: str) -> None:
    with app.test_request_context(), pytest.raises(ValidationError) as refused:
        ReportSchema().load({**GIVEN, personal: "x"})
    assert personal in refused.value.messages_dict
