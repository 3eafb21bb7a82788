"""The numbers of a policy as a form sends them."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.policy import NAMES, PolicyDraft, PolicySaving
from casework.rules.written import written
from workflows.types import CASE_TYPES


def test_every_value_of_every_shipped_policy_fits() -> None:
    for case_type in CASE_TYPES.values():
        said = PolicyDraft().load({"base": 1, **written(case_type.policy)})
        numbers = written(case_type.policy)
        assert {name: said[name] for name in NAMES} == dict.fromkeys(NAMES) | numbers


def test_digits_are_numbers_and_what_is_left_empty_is_none() -> None:
    said = PolicyDraft().load({"base": 1, "rung_1": "-2", "reported": "3"})
    assert (said["rung_1"], said["reported"], said["reported_urgent"]) == (-2, 3, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reported", "two"),
        ("reported", "1.5"),
        ("reported", "1" * 7),
        ("reported", True),
        ("reported_unit", "fortnight"),
        ("reported_source", "extension"),
        ("reported_citation_vi", "x" * 201),
        ("effective_on", "31/12/2026"),
        ("reason", "  "),
        ("colour", "red"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(app: Flask, field: str, value: Any) -> None:
    said = {"base": 1, "effective_on": "2026-12-31", "reason": "x", field: value}
    with app.test_request_context(), pytest.raises(ValidationError) as refused:
        PolicySaving().load(said)
    assert list(refused.value.messages_dict) == [field]
