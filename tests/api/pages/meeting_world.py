"""A meeting of the province's committee today, with cases of weeks ago for its agenda."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casework.actions.escalate import sweep
from casework.meetings.holding import open_meeting
from casework.meetings.planning import plan_meeting
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def planned(cast: Cast, now: datetime) -> int:
    """The meeting of this quarter."""
    return plan_meeting(
        actor=cast.actor("frank"),
        now=now,
        unit=cast.unit("TAM"),
        kind="committee",
        scheduled_on=now.date(),
        place="Phòng họp Tỉnh ủy",
        months=3,
    )


def opened(cast: Cast, now: datetime) -> int:
    """The same, with its agenda frozen."""
    meeting = planned(cast, now)
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    return meeting


def late_cases(cast: Cast, now: datetime) -> list[str]:
    """Three that have climbed to the committee; the first has a directive that is late too."""
    old = Cases(cast, now - timedelta(days=42))
    titles = ("Khói đốt rác", "Nước thải", "Đường hỏng")
    refs = [old.at(State.IN_PROGRESS, title=title) for title in titles]
    old.do("frank", refs[0], "direct", due_on=date(2026, 2, 10), text="Dập lửa ngay.", owner="lead")
    sweep(now=now)
    return refs
