"""A case to fold events into, and the moment they happen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from casework.events.intake import Reported
from casework.fold import CaseState

THEN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
NOW = THEN + timedelta(days=1)
REPORTED = Reported(
    type="pollution",
    source="collaborator",
    unit_id=2,
    place_unit_id=2,
    place_kind="other",
    scale="unknown",
    urgent=False,
)


def begun() -> CaseState:
    """A case just reported."""
    return REPORTED.begin(THEN)
