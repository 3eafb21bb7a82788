"""Agencies: one name once, valid forwards in time, of a unit that exists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.models import Agency
from tests.casework.models.refusal import refuses, writes
from tests.cast import ENVIRONMENT, SINCE, Cast


def agency(**changes: Any) -> Agency:
    given = {"unit_id": 1, "name": "Sở mới", "sector": "land", "valid_from": SINCE}
    return Agency(**(given | changes))


def test_an_agency_is_a_subordinate_unless_said_otherwise(cast: Cast) -> None:
    new = agency()
    writes(new)
    assert new.outside is False


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"name": ENVIRONMENT}, "agencies.name"),
        ({"valid_to": SINCE}, "validity"),
        ({"valid_to": date(2020, 1, 1)}, "validity"),
        ({"unit_id": 99}, "foreign key"),
    ],
)
def test_a_wrong_agency_is_refused(cast: Cast, wrong: dict[str, Any], because: str) -> None:
    refuses(agency(**wrong), because)
