"""A planned meeting of the province's committee, and cases of weeks ago for its agenda."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.meetings.planning import plan_meeting
from tests.cases import Cases
from tests.cast import Cast


@pytest.fixture
def old(cast: Cast, now: datetime) -> Cases:
    """Cases of six weeks ago."""
    return Cases(cast, now - timedelta(days=42))


@pytest.fixture
def meeting(cast: Cast, now: datetime) -> int:
    """The committee of the province meets this week."""
    return plan_meeting(
        actor=cast.actor("frank"),
        now=now,
        unit=cast.unit("TAM"),
        kind="committee",
        scheduled_on=now.date(),
        place="Phòng họp Tỉnh ủy",
        months=3,
    )
