"""Units and teams: one code once, of a known kind, not their own parent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.models import Team, Unit
from tests.casework.models.refusal import refuses, refuses_statement
from tests.cast import SINCE, Cast


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"code": "SMY"}, "units.code"),
        ({"kind": "kingdom"}, "kind"),
        ({"valid_to": SINCE}, "validity"),
        ({"valid_to": date(2020, 1, 1)}, "validity"),
        ({"parent_id": 99}, "foreign key"),
        ({"latitude": 10.0}, "point"),
        ({"latitude": 91.0, "longitude": 106.0}, "latitude"),
        ({"latitude": 10.0, "longitude": 181.0}, "longitude"),
    ],
)
def test_a_wrong_unit_is_refused(cast: Cast, wrong: dict[str, Any], because: str) -> None:
    given = {"code": "NEW", "name": "Xã mới", "kind": "commune", "parent_id": 1,
             "valid_from": SINCE}  # fmt: skip
    refuses(Unit(**(given | wrong)), because)


def test_a_unit_is_not_above_itself(cast: Cast) -> None:
    refuses_statement("UPDATE units SET parent_id = id WHERE code = 'SMY'", "not_own_parent")


def test_a_team_is_set_up_by_a_decision_of_its_own(cast: Cast) -> None:
    team = Team(
        unit_id=2, name="Tổ hai", decision_number="12-QĐ/ĐU", decision_date=SINCE, sector="Dân cư"
    )
    refuses(team, "teams.decision_number")
