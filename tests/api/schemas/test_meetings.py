"""What pages about meetings are asked and sent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.meetings import Cadence, Move, Plan, PlanQuery, RegisterQuery

PLANNED = {"unit": 1, "kind": "committee", "scheduled_on": "2026-03-20", "place": "Tầng 2"}


def test_a_plan_is_read() -> None:
    assert Plan().load(PLANNED) == {**PLANNED, "scheduled_on": date(2026, 3, 20)}
    assert Move().load({"scheduled_on": "2026-03-20", "place": "Tầng 2"})["place"] == "Tầng 2"
    assert PlanQuery().load({"unit": "1"}) == {"unit": 1}


@pytest.mark.parametrize(
    ("shape", "changes"),
    [
        (Plan, {"kind": "party"}),
        (Plan, {"scheduled_on": "20/03/2026"}),
        (Plan, {"place": ""}),
        (Plan, {"unit": "x"}),
        (Cadence, {"months": "5"}),
        (Cadence, {"months": 3}),
    ],
)
def test_what_cannot_be_meant_is_refused(
    app: Flask, shape: type[Any], changes: dict[str, Any]
) -> None:
    cadence = {"unit": 1, "kind": "committee", "months": "3", "starts_on": "2026-04-01"}
    given = {**(PLANNED if shape is Plan else cadence), **changes}
    with app.test_request_context(), pytest.raises(ValidationError) as refused:
        shape().load(given)
    assert set(refused.value.messages) == set(changes)


def test_a_register_is_asked_by_status_owner_and_page() -> None:
    asked = {"status": "late", "agency": "3", "page": "2"}
    assert RegisterQuery().load(asked) == {"status": "late", "agency": 3, "page": 2}
