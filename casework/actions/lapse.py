"""Closing what nobody confirmed in time: run by the ticker, through the one path."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from casework.actions.perform import perform
from casework.database import db
from casework.models import Case, CaseClock
from casework.queries import open_refs
from workflows.actors import SYSTEM
from workflows.clocks import ClockKind


def lapse_due(*, now: datetime) -> int:
    """Close every undisputed case whose fourteen days are over; returns how many."""
    due = open_refs(
        db.session,
        Case.id.in_(
            select(CaseClock.case_id).where(
                CaseClock.kind == ClockKind.LAPSE.value,
                CaseClock.ended_at.is_(None),
                CaseClock.due_current < now,
            )
        ),
    )
    db.session.rollback()
    for ref in due:
        perform(ref, "lapse", actor=SYSTEM, now=now)
    return len(due)
