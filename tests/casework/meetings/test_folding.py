"""A meeting is the fold of its events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from casework.meetings.folding import fold

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
PLAN = {"scheduled_on": "2026-03-20", "place": "Hội trường"}


def folded(*events: tuple[str, dict[str, Any]]) -> Any:
    return fold((kind, body, AT + timedelta(hours=n)) for n, (kind, body) in enumerate(events))


def test_without_events_there_is_none() -> None:
    assert fold(()) is None


def test_a_plan_is_moved_opened_and_closed() -> None:
    moved = ("moved", {"scheduled_on": "2026-03-27", "place": "Tầng 2"})
    found = folded(("planned", PLAN), moved, ("opened", {"items": 0}), ("closed", {}))
    assert (found.scheduled_on, found.place) == (date(2026, 3, 27), "Tầng 2")
    assert (found.state, found.opened_at, found.closed_at) == (
        "closed", AT + timedelta(hours=2), AT + timedelta(hours=3)
    )  # fmt: skip


def test_a_decision_changes_nothing_of_the_meeting() -> None:
    before = folded(("planned", PLAN), ("opened", {}))
    assert folded(("planned", PLAN), ("opened", {}), ("decided", {"item": 1})) == before
