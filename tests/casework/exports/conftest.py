"""A meeting of the province's committee with something in every part."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.actions.escalate import sweep
from casework.meetings.planning import plan_meeting
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def meeting(cast: Cast, now: datetime) -> int:
    """Planned for today."""
    old = Cases(cast, now - timedelta(days=42))
    ref = old.at(State.IN_PROGRESS, title="Khói đốt rác")
    old.do("frank", ref, "direct", due_on=date(2026, 2, 10), text="Dập lửa ngay.", owner="lead")
    old.do("frank", ref, "put_in_hot_spot")
    sweep(now=now)
    fresh = Cases(cast, now).at(State.ASSESSED, title="Đường hỏng")
    Cases(cast, now).do("frank", fresh, "hold_over")
    return plan_meeting(
        actor=cast.actor("frank"),
        now=now,
        unit=cast.unit("TAM"),
        kind="committee",
        scheduled_on=now.date(),
        place="Phòng họp Tỉnh ủy",
        months=3,
    )
