"""Agencies to choose from, with what lies on their desks and how often they were on time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, case, func, select

from casework.directory import valid_agency
from casework.models import Agency, CaseClock, Unit
from casework.seats import Reading
from workflows.clocks import ClockKind

# Far enough back to mean something, near enough to be about the people who work there now.
COUNTED = timedelta(days=365)


def agencies_with_load(
    session: Reading, units: Iterable[int], *, on: date, now: datetime
) -> Sequence[Row[Any]]:
    """Agencies of these units by name: held now; ended within a year, and on time of those.

    A case is held while the agency's custody clock runs; on time is against the date first
    promised, since an extension asked for is no credit. Counted over all cases, seen or not,
    because a load is no secret and a part of it would mislead. One query.
    """
    running = CaseClock.ended_at.is_(None)
    recent = and_(CaseClock.ended_at.is_not(None), CaseClock.ended_at >= now - COUNTED)
    return session.execute(
        select(
            Agency.id,
            Agency.name,
            Agency.sector,
            Agency.unit_id,
            Agency.outside,
            Unit.name.label("unit"),
            _count(running).label("held"),
            _count(recent).label("ended"),
            _count(and_(recent, CaseClock.ended_at <= CaseClock.due_original)).label("on_time"),
        )
        .select_from(Agency)
        .join(Unit, Unit.id == Agency.unit_id)
        .outerjoin(
            CaseClock,
            and_(CaseClock.agency_id == Agency.id, CaseClock.kind == ClockKind.CUSTODY.value),
        )
        .where(Agency.unit_id.in_(list(units)), valid_agency(on))
        .group_by(Agency.id, Agency.name, Agency.sector, Agency.unit_id, Agency.outside, Unit.name)
        .order_by(Agency.name)
    ).all()


def _count(condition: Any) -> Any:
    """How many joined clocks meet the condition; an agency without clocks counts none."""
    return func.count(case((and_(CaseClock.id.is_not(None), condition), CaseClock.id)))
