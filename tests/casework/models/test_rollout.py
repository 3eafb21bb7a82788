"""A version is rolled out once, and begins with nothing seen."""

from __future__ import annotations

from casework.models import CalendarRollout, PolicyRollout
from casework.models.rollout import Rollout


def test_both_kinds_of_rules_keep_their_progress_in_the_same_words() -> None:
    kept = {"cases", "seen", "last_case_id", "ended_at"}
    for table in (CalendarRollout, PolicyRollout):
        assert issubclass(table, Rollout)
        assert kept < set(table.__table__.columns.keys())
