"""Figures are counted from phases: each stands where its event stands, and the last one as its case.

What a phase says of deadlines was counted by the rules of its time and is not counted again here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import and_, func, or_, select

from casework.checking.violation import Violation
from casework.events.base import EVENT_KINDS
from casework.models import Case, CaseEvent, CasePhase
from casework.phases.derived import COPIED
from casework.seats import Reading


def beginnings(session: Reading) -> Iterator[Violation]:
    """Each event that others see begins a phase, at its moment, and nothing else does."""
    begins = [kind for kind, event in EVENT_KINDS.items() if event.moves_version]
    same = and_(CasePhase.case_id == CaseEvent.case_id, CasePhase.seq == CaseEvent.seq)
    missing = (
        select(Case.ref, CaseEvent.seq)
        .join(CaseEvent, CaseEvent.case_id == Case.id)
        .outerjoin(CasePhase, same)
        .where(CaseEvent.kind.in_(begins), CasePhase.seq.is_(None))
    )
    for ref, seq in session.execute(missing):
        yield Violation("event without phase", ref, f"event {seq} began none")
    elsewhere = (
        select(Case.ref, CasePhase.seq)
        .join(CasePhase, CasePhase.case_id == Case.id)
        .outerjoin(CaseEvent, same)
        .where(
            or_(
                CaseEvent.id.is_(None),
                CaseEvent.kind.not_in(begins),
                CaseEvent.recorded_at != CasePhase.since,
            )
        )
    )
    for ref, seq in session.execute(elsewhere):
        yield Violation("phase without event", ref, f"phase {seq} began with no event of its time")


def ends(session: Reading) -> Iterator[Violation]:
    """Each phase lasts until the next one begins; the last one stands."""
    next_since = func.lead(CasePhase.since).over(
        partition_by=CasePhase.case_id, order_by=CasePhase.seq
    )
    ordered = select(
        CasePhase.case_id, CasePhase.seq, CasePhase.until, next_since.label("next")
    ).subquery()
    wrong = (
        select(Case.ref, ordered.c.seq)
        .join(ordered, ordered.c.case_id == Case.id)
        .where(ordered.c.until.is_distinct_from(ordered.c.next))
    )
    for ref, seq in session.execute(wrong):
        yield Violation("phase's end", ref, f"phase {seq} does not end where the next one begins")


def standing(session: Reading) -> Iterator[Violation]:
    """The phase that stands is as the case is."""
    differs = [
        getattr(Case, name).is_distinct_from(getattr(CasePhase, name)).label(name)
        for name in COPIED
    ]
    stands = and_(CasePhase.case_id == Case.id, CasePhase.until.is_(None))
    for row in session.execute(
        select(Case.ref, *differs).join(CasePhase, stands).where(or_(*differs))
    ).mappings():
        names = ", ".join(name for name in COPIED if row[name])
        yield Violation("phase differs", row["ref"], names)


OF_TABLES: tuple[Callable[[Reading], Iterator[Violation]], ...] = (beginnings, ends, standing)
