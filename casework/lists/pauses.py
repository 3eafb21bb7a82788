"""Since when the paused cases of a page are paused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from casework.models import CaseEvent
from casework.seats import Reading


def paused_since(session: Reading, rows: Iterable[Any], *, today: date) -> dict[int, datetime]:
    """By case id; a page without a pause in force asks nothing."""
    paused = [r.id for r in rows if r.paused_until is not None and r.paused_until >= today]
    if not paused:
        return {}
    found = session.execute(
        select(CaseEvent.case_id, func.max(CaseEvent.recorded_at))
        .where(CaseEvent.case_id.in_(paused), CaseEvent.kind == "paused")
        .group_by(CaseEvent.case_id)
    )
    return {row[0]: row[1] for row in found}
