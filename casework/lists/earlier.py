"""What the late cases of a page have been through: pauses, extensions, returns, lateness that is over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, select

from casework.events.beside import ExtensionAsked, ExtensionDecided, Paused
from casework.events.handling import Returned
from casework.models import Agency, CaseClock, CaseEvent, CasePhase, EventPayload
from casework.payloads import TEXT
from casework.seats import Reading
from casework.settling import URGING

KINDS: Final = (Paused.kind, ExtensionAsked.kind, ExtensionDecided.kind, Returned.kind)


class Happened(NamedTuple):
    """One of KINDS: when, what the event holds, the reason, and for a return the agency's name.

    A reason that was erased is empty.
    """

    kind: str
    at: datetime
    body: Mapping[str, Any]
    reason: str
    agency: str | None


class WasLate(NamedTuple):
    """A clock that ended late, or was late before it was extended: its kind, name, cycle, days."""

    kind: str
    name: str
    cycle: int
    days: int


class Earlier(NamedTuple):
    """Both, in the order of time."""

    happened: list[Happened]
    late: list[WasLate]

    def paused_at(self) -> datetime | None:
        """When it was paused last; whether it still is, its row says."""
        return next((each.at for each in reversed(self.happened) if each.kind == Paused.kind), None)


def earlier(session: Reading, cases: Iterable[int]) -> dict[int, Earlier]:
    """By case, in two statements; for readers in offices (``Circle.OFFICES``)."""
    ids = list(cases)
    found = {each: Earlier([], []) for each in ids}
    events = session.execute(
        select(
            CaseEvent.case_id,
            CaseEvent.kind,
            CaseEvent.recorded_at,
            CaseEvent.body,
            EventPayload.body.label("text"),
            Agency.name,
        )
        .outerjoin(
            EventPayload, and_(EventPayload.event_id == CaseEvent.id, EventPayload.part == TEXT)
        )
        .outerjoin(
            CasePhase,
            and_(CasePhase.case_id == CaseEvent.case_id, CasePhase.seq == CaseEvent.seq),
        )
        .outerjoin(Agency, Agency.id == CasePhase.left_agency_id)
        .where(CaseEvent.case_id.in_(ids), CaseEvent.kind.in_(KINDS))
        .order_by(CaseEvent.case_id, CaseEvent.seq)
    )
    for case_id, kind, at, body, text, agency in events:
        reason = json.loads(text).get("reason", "") if text else ""
        found[case_id].happened.append(Happened(kind, at, body, reason, agency))
    for case_id, *clock in session.execute(_ended_late(ids)):
        found[case_id].late.append(WasLate(*clock))
    return found


def _ended_late(ids: list[int]) -> Any:
    """Clocks that urged somebody; the whole case's of an earlier cycle too, a custody's never."""
    return (
        select(
            CaseClock.case_id, CaseClock.kind, CaseClock.name, CaseClock.cycle, CaseClock.days_late
        )
        .where(
            CaseClock.case_id.in_(ids),
            CaseClock.ended_at.is_not(None),
            CaseClock.days_late > 0,
            CaseClock.kind.in_([kind.value for kind in URGING]),
        )
        .order_by(CaseClock.case_id, CaseClock.started_at, CaseClock.id)
    )
