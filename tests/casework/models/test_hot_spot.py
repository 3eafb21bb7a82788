"""What the database itself refuses of the register."""

from __future__ import annotations

import pytest

from tests.cases import Cases
from tests.casework.hotspots.register import Register
from tests.casework.models.refusal import refuses_statement


@pytest.fixture(autouse=True)
def entry(cases: Cases) -> int:
    return Register(cases).opened()


@pytest.mark.parametrize(
    ("statement", "because"),
    [
        ("UPDATE hot_spot_events SET kind = 'x'", "stays as it was recorded"),
        ("DELETE FROM hot_spot_events", "stays as it was recorded"),
        ("UPDATE hot_spot_texts SET body = 'x'", "texts are erased, never changed"),
        ("UPDATE hot_spots SET status = 'x'", "status"),
        ("UPDATE hot_spots SET status = 'verified'", "handled"),
        ("UPDATE hot_spots SET status = 'ended'", "ended"),
        (
            "UPDATE hot_spots SET status='ended', ended_at=1, ending='settled'",
            "settled_is_verified",
        ),
    ],
)
def test_a_forged_history_and_an_unverified_end_are_refused(statement: str, because: str) -> None:
    refuses_statement(statement, because)
