"""The rungs climbed by the running clocks of a page of cases, and who has read of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, select

from casework.models import CaseClock, CaseEvent, Escalation, Notice, Person
from casework.seats import Reading


class Climbed(NamedTuple):
    """A rung: when it was climbed, and the first official known to have read of it."""

    level: int
    at: datetime
    seen_by: str


def rungs_climbed(session: Reading, cases: Iterable[int]) -> dict[int, dict[int, Climbed]]:
    """By case and level, over clocks that still run; the first clock to reach a level counts."""
    rows = session.execute(
        select(Escalation.case_id, Escalation.level, Escalation.recorded_at, Person.name)
        .join(CaseClock, and_(CaseClock.id == Escalation.clock_id, CaseClock.ended_at.is_(None)))
        .outerjoin(
            CaseEvent,
            and_(
                CaseEvent.case_id == Escalation.case_id,
                CaseEvent.kind == "escalated",
                CaseEvent.body["clock"].as_string() == CaseClock.key,
                CaseEvent.body["level"].as_integer() == Escalation.level,
                CaseEvent.recorded_at == Escalation.recorded_at,
            ),
        )
        .outerjoin(Notice, and_(Notice.event_id == CaseEvent.id, Notice.read_at.is_not(None)))
        .outerjoin(Person, Person.id == Notice.person_id)
        .where(Escalation.case_id.in_(list(cases)))
        .order_by(Escalation.recorded_at, Escalation.id, Notice.read_at, Notice.id)
    )
    found: dict[int, dict[int, Climbed]] = {}
    for case_id, level, at, name in rows:
        levels = found.setdefault(case_id, {})
        known = levels.get(level)
        if known is None or (not known.seen_by and name):
            levels[level] = Climbed(level, known.at if known else at, name or "")
    return found
