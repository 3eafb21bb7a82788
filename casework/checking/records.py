"""Everything stored about some cases, read in a dozen queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from casework.models import (
    Case,
    CaseAgency,
    CaseClock,
    CaseConfirmer,
    CaseEvent,
    CaseReporter,
    CaseText,
    CaseUnit,
    Escalation,
    EventPayload,
)
from casework.seats import Reading

# SQLite binds at most some 32,000 values in one statement; this stays far below.
BATCH = 500
# What the session has in memory is not what is checked.
FRESH = {"populate_existing": True}


@dataclass(frozen=True, kw_only=True)
class Records:
    """One case as stored: nothing here is worked out."""

    row: Case
    text: CaseText | None
    events: Sequence[CaseEvent]
    payloads: Sequence[EventPayload]
    agencies: dict[int, str]
    units: frozenset[int]
    reporters: frozenset[int]
    confirmers: frozenset[int]
    clocks: Sequence[CaseClock]
    escalations: Sequence[Escalation]


def read_records(session: Reading) -> Iterator[Records]:
    """Every case, oldest first, a batch at a time, as the database has it now."""
    last = 0
    while rows := session.scalars(
        select(Case).where(Case.id > last).order_by(Case.id).limit(BATCH).execution_options(**FRESH)
    ).all():
        yield from _of(session, rows)
        last = rows[-1].id


def _of(session: Reading, rows: Sequence[Case]) -> Iterator[Records]:
    ids = [row.id for row in rows]

    def by_case(table: Any, order: Any) -> dict[int, list[Any]]:
        statement = select(table).where(table.case_id.in_(ids)).order_by(order)
        return _grouped(session.scalars(statement.execution_options(**FRESH)), table.case_id)

    texts = by_case(CaseText, CaseText.case_id)
    events = by_case(CaseEvent, CaseEvent.seq)
    agencies = by_case(CaseAgency, CaseAgency.agency_id)
    units = by_case(CaseUnit, CaseUnit.unit_id)
    reporters = by_case(CaseReporter, CaseReporter.person_id)
    confirmers = by_case(CaseConfirmer, CaseConfirmer.person_id)
    clocks = by_case(CaseClock, CaseClock.id)
    escalations = by_case(Escalation, Escalation.id)
    payloads = _payloads(session, ids)
    for row in rows:
        yield Records(
            row=row,
            text=next(iter(texts[row.id]), None),
            events=events[row.id],
            payloads=payloads[row.id],
            agencies={each.agency_id: each.part for each in agencies[row.id]},
            units=frozenset(each.unit_id for each in units[row.id]),
            reporters=frozenset(each.person_id for each in reporters[row.id]),
            confirmers=frozenset(each.person_id for each in confirmers[row.id]),
            clocks=clocks[row.id],
            escalations=escalations[row.id],
        )


def _payloads(session: Reading, ids: Sequence[int]) -> dict[int, list[EventPayload]]:
    found: dict[int, list[EventPayload]] = defaultdict(list)
    statement = (
        select(CaseEvent.case_id, EventPayload)
        .join(EventPayload, EventPayload.event_id == CaseEvent.id)
        .where(CaseEvent.case_id.in_(ids))
        .execution_options(**FRESH)
    )
    for case_id, payload in session.execute(statement):
        found[case_id].append(payload)
    return found


def _grouped(rows: Any, key: InstrumentedAttribute[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key.key)].append(row)
    return found
