"""What a sweep has to look at: the clocks that wait, the longest waiting first, and their cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Integer, bindparam, select, tuple_

from casework.bulk import among
from casework.database import EPOCH, UTCDateTime
from casework.fold import AT_AGENCY
from casework.models import (
    Case,
    CaseClock,
    CaseConfirmer,
    CaseEvent,
    CaseReporter,
    EventSeal,
    Membership,
)
from casework.queries import free_cases
from casework.seating import TOLD
from casework.seats import Reading


class Place(NamedTuple):
    """Where in the order of waiting a sweep has come to."""

    waiting_since: datetime
    clock_id: int


BEGINNING = Place(EPOCH, 0)
_CLOCKS = CaseClock.__table__.c
# Asked every few seconds for ever, mostly for nothing: a walk along one index, made ready once.
WAITING = (
    select(_CLOCKS.next_rung_at, _CLOCKS.id, _CLOCKS.case_id)
    .where(
        _CLOCKS.ended_at.is_(None),
        _CLOCKS.next_rung_at <= bindparam("now"),
        tuple_(_CLOCKS.next_rung_at, _CLOCKS.id)
        > tuple_(bindparam("since", type_=UTCDateTime()), bindparam("clock", type_=Integer())),
    )
    .order_by(_CLOCKS.next_rung_at, _CLOCKS.id)
    .limit(bindparam("limit", type_=Integer()))
)
_LAST_AT = (
    select(CaseEvent.recorded_at)
    .where(CaseEvent.case_id == Case.id, CaseEvent.seq == Case.last_seq)
    .scalar_subquery()
)

_HEAD = (
    select(EventSeal.hash)
    .where(EventSeal.chain == Case.id, EventSeal.seq == Case.last_seq)
    .scalar_subquery()
)


class Waiting(NamedTuple):
    """Cases with a rung to climb, each once, and the place of the last clock seen."""

    cases: list[int]
    last: Place


class RunningClock(NamedTuple):
    """What climbing needs of a clock that has not ended."""

    id: int
    case_id: int
    key: str
    kind: str
    cycle: int
    policy_version: int
    calendar_version: int
    started_at: datetime
    due_current: datetime
    paused: bool
    first_breached_at: datetime | None
    level: int
    next_rung_at: datetime | None


class HeldCase(NamedTuple):
    """What climbing needs of a case; ``last_at`` and ``head`` are time and hash of its last event."""

    id: int
    ref: str
    type: str
    state: str
    unit_id: int
    lead_id: int | None
    urgent: bool
    hot_spot: bool
    last_seq: int
    last_at: datetime
    head: str | None

    @property
    def held_by_agency(self) -> bool:
        return self.state in AT_AGENCY

    @property
    def supporting(self) -> tuple[int, ...]:
        """No rung tells those that only support."""
        return ()


_OF_EVENTS = {"last_at": _LAST_AT, "head": _HEAD}
_HELD = tuple(
    _OF_EVENTS[name] if name in _OF_EVENTS else getattr(Case, name) for name in HeldCase._fields
)


def waiting(
    session: Reading | Connection, *, after: Place, now: datetime, limit: int
) -> Waiting | None:
    """The next so many clocks in the order of waiting, as the cases they belong to."""
    place = {"since": after.waiting_since, "clock": after.clock_id}
    rows = session.execute(WAITING, {**place, "now": now, "limit": limit}).all()
    if not rows:
        return None
    last = rows[-1]
    return Waiting(list(dict.fromkeys(row.case_id for row in rows)), Place(*last[:2]))


def hold(session: Reading, cases: Sequence[int]) -> list[HeldCase]:
    """These cases, locked, in this order; one that somebody else holds waits for the next round.

    A case is locked before anything of it is read, as every command does, so that no two ever
    wait for each other.
    """
    held = {row.id: HeldCase._make(row) for row in free_cases(session, cases, *_HELD)}
    return [held[case_id] for case_id in cases if case_id in held]


def running_clocks(session: Reading, cases: Sequence[int]) -> dict[int, list[RunningClock]]:
    """Every clock of these cases that runs, in the order they started."""
    rows = session.execute(
        select(*(getattr(CaseClock, name) for name in RunningClock._fields))
        .where(among(session, CaseClock.case_id, cases), CaseClock.ended_at.is_(None))
        .order_by(CaseClock.id)
    )
    found: dict[int, list[RunningClock]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(RunningClock._make(row))
    return found


def witnesses(session: Reading, cases: Sequence[int]) -> set[tuple[int, int]]:
    """Which cases were reported, or are to be confirmed, by somebody whom rungs are told: a few."""
    seated = select(Membership.person_id).where(Membership.role.in_(TOLD))
    return {
        (case_id, person_id)
        for table in (CaseReporter, CaseConfirmer)
        for case_id, person_id in session.execute(
            select(table.case_id, table.person_id).where(
                among(session, table.case_id, cases), table.person_id.in_(seated)
            )
        )
    }
