"""Closing what nobody confirmed in time: run by the ticker, through the one path."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from casework.actions.perform import perform
from casework.clock import TellsTime, standing
from casework.database import db
from casework.each import each
from casework.models import Case, CaseClock
from casework.queries import open_refs
from workflows.actors import SYSTEM
from workflows.clocks import ClockKind


def lapse_due(*, now: datetime, clock: TellsTime | None = None) -> int:
    """Close every undisputed case whose fourteen days are over by ``now``; returns how many.

    Each is dated by ``clock`` when its turn comes, however many there were before it.
    """
    asked = clock or standing(now)
    return each(lapses_due(now=now), lambda ref: _lapse(ref, asked()))


def _lapse(ref: str, now: datetime) -> int:
    perform(ref, "lapse", actor=SYSTEM, now=now)
    return 1


def lapses_due(*, now: datetime) -> list[str]:
    """The numbers of those cases, oldest first."""
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
    return due
