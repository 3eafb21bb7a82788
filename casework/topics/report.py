"""Topic ``report``: count the figures of a report somebody asked for."""

from __future__ import annotations

from datetime import datetime

from casework.reports.freezing import freeze


def handle(subject_id: int, *, now: datetime) -> None:
    """Count and freeze; a second time changes nothing."""
    freeze(subject_id, now=now)
