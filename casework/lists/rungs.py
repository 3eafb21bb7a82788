"""The rungs climbed by the running clocks of a page of cases, and who says to have seen each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, select

from casework.events.lateness import Acknowledged, Explained
from casework.models import CaseClock, CaseEvent, Escalation, Person
from casework.seats import Reading
from workflows.clocks import ClockKind


class Seen(NamedTuple):
    """Who first said to have seen a rung, an official, and when."""

    by: str
    at: datetime


class Climbed(NamedTuple):
    """A rung: when it was climbed, and whether somebody has seen it."""

    level: int
    at: datetime
    seen: Seen | None


def rungs_climbed(session: Reading, cases: Iterable[int]) -> dict[int, dict[int, Climbed]]:
    """By case and level, over clocks that still run; the first clock to reach a level counts."""
    ids = list(cases)
    rows = session.execute(
        select(Escalation.case_id, CaseClock.key, Escalation.level, Escalation.recorded_at)
        .join(CaseClock, and_(CaseClock.id == Escalation.clock_id, CaseClock.ended_at.is_(None)))
        .where(Escalation.case_id.in_(ids))
        .order_by(Escalation.recorded_at, Escalation.id)
    )
    seen = _seen(session, ids)
    found: dict[int, dict[int, Climbed]] = {}
    for case_id, key, level, at in rows:
        levels = found.setdefault(case_id, {})
        word = seen.get((case_id, key, level))
        known = levels.get(level)
        if known is None:
            levels[level] = Climbed(level, at, word)
        elif known.seen is None:
            levels[level] = known._replace(seen=word)
    return found


def unexplained(session: Reading, cases: Iterable[int], now: datetime) -> frozenset[int]:
    """Of these cases, those whose present step is late and whose holder has not said why."""
    said = (
        select(CaseEvent.id)
        .where(
            CaseEvent.case_id == CaseClock.case_id,
            CaseEvent.kind == Explained.kind,
            CaseEvent.body["clock"].as_string() == CaseClock.key,
        )
        .exists()
    )
    late = (
        CaseClock.kind == ClockKind.STAGE.value,
        CaseClock.ended_at.is_(None),
        CaseClock.paused.is_(False),
        CaseClock.due_current < now,
    )
    rows = session.scalars(
        select(CaseClock.case_id).where(CaseClock.case_id.in_(list(cases)), *late, ~said)
    )
    return frozenset(rows)


def _seen(session: Reading, cases: list[int]) -> dict[tuple[int, str, int], Seen]:
    rows = session.execute(
        select(CaseEvent.case_id, CaseEvent.body, Person.name, CaseEvent.recorded_at)
        .join(Person, Person.id == CaseEvent.actor_id)
        .where(CaseEvent.case_id.in_(cases), CaseEvent.kind == Acknowledged.kind)
        .order_by(CaseEvent.case_id, CaseEvent.seq)
    )
    found: dict[tuple[int, str, int], Seen] = {}
    for case_id, body, name, at in rows:
        found.setdefault((case_id, body["clock"], body["level"]), Seen(name, at))
    return found
