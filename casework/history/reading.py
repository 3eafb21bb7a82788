"""A case's events read back: the fold after each, and what each means for time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from casework.events import EVENT_KINDS, Event
from casework.events.beside import (
    Attached,
    Directed,
    DirectiveClosed,
    ExtensionDecided,
    Noted,
)
from casework.events.closing import ConfirmerNamed
from casework.events.dialogue import Committed
from casework.events.handling import Resolved, StatusNoted
from casework.events.intake import Reported
from casework.events.statutory import StatutoryAttached, StatutoryExtended, StatutorySettled
from casework.fold import CaseState
from casework.models import CaseEvent
from casework.refs import ZONE
from workflows.actors import Standing
from workflows.clocks import ClockKind, Holder, HolderKind, Moment, Opened, Pause, Prolonged
from workflows.limits import Limit, Source, calendar_days, working_days
from workflows.statutory import STATUTORY_TERMS
from workflows.words import Label

COMMITMENT = Label("Cam kết khi đối thoại với người dân", "Promised in a dialogue with people")
DIRECTIVE = Label("Ý kiến chỉ đạo của Thường trực cấp ủy", "Directive of the standing committee")


@dataclass(frozen=True)
class Step:
    """One event with the case after it; a witness's event has no actor (design §6)."""

    seq: int
    at: datetime
    standing: str
    event: Event
    actor_id: int | None
    after: CaseState


def read_events(session: Session | scoped_session[Any], case_id: int) -> Sequence[CaseEvent]:
    """All events of a case, first first."""
    return session.scalars(
        select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.seq)
    ).all()


def read_histories(
    session: Session | scoped_session[Any], case_ids: Collection[int]
) -> Iterator[tuple[int, list[Step]]]:
    """The histories of these cases in the order of their ids, in one question."""
    events = session.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id.in_(case_ids))
        .order_by(CaseEvent.case_id, CaseEvent.seq)
    )
    for case_id, rows in groupby(events, key=lambda event: event.case_id):
        yield case_id, steps(rows)


def steps(events: Iterable[CaseEvent]) -> list[Step]:
    """The history with the fold after each event."""
    found: list[Step] = []
    for row in events:
        found.append(step(found[-1].after if found else None, row))
    return found


def step(before: CaseState | None, row: CaseEvent) -> Step:
    """One event applied; a case can only begin by being reported."""
    event, at = EVENT_KINDS[row.kind].of(row.body), row.recorded_at
    if before is not None:
        after = event.fold(before, at)
    elif isinstance(event, Reported):
        after = event.begin(at)
    else:
        raise ValueError(f"a case cannot begin with {event.kind}")
    return Step(row.seq, at, row.standing, event, row.actor_id, after)


def holder(case: CaseState) -> Holder | None:
    """At whose desk the case lies; nobody's once it has ended."""
    if case.ended_at is not None:
        return None
    if case.held_by_agency and case.lead_id is not None:
        return Holder(HolderKind.AGENCY, case.lead_id)
    return Holder(HolderKind.UNIT, case.unit_id)


def moments(history: Iterable[Step]) -> list[Moment]:
    """What each event means for time, for ``workflows.deadlines.clocks``."""
    return [_moment(each) for each in history]


def _moment(each: Step) -> Moment:
    case, event = each.after, each.event
    plain = Moment(
        seq=each.seq,
        at=each.at,
        kind=event.kind,
        state=case.state,
        cycle=case.cycle,
        holder=holder(case),
        custody=case.custody,
        urgent=case.urgent,
        type=case.type,
        policy_at=case.policy_at,
        disputed=case.disputed,
        objected=case.objected,
        pause=Pause(case.paused_until) if case.paused_until else None,
    )
    if isinstance(event, ExtensionDecided) and event.granted:
        return replace(plain, extension=working_days(event.days))
    if isinstance(event, Noted | Attached | Resolved):
        return replace(plain, checked=each.standing == Standing.LEAD)
    if isinstance(event, Directed):
        return replace(plain, opened=(_directive(event, each),))
    if isinstance(event, DirectiveClosed):
        return replace(plain, settled=(_directive_name(event.number),))
    return _law_or_renewal(plain, each)


def _law_or_renewal(plain: Moment, each: Step) -> Moment:
    event, case = each.event, each.after
    if isinstance(event, StatusNoted):
        return replace(plain, checked=True, renewed=ClockKind.STATUS)
    if isinstance(event, ConfirmerNamed) and event.anew:
        return replace(plain, renewed=ClockKind.LAPSE)
    if isinstance(event, StatutoryAttached):
        by_lead = each.standing == Standing.LEAD and case.lead_id is not None
        desk = Holder(HolderKind.AGENCY, case.lead_id or 0) if by_lead else holder(case)
        opened = Opened(
            ClockKind.STATUTORY,
            event.term,
            event.limit,
            Source.LEGAL,
            STATUTORY_TERMS[event.term].citation,
            desk,
            date.fromisoformat(event.counts_from),
        )
        return replace(plain, opened=(opened,))
    if isinstance(event, StatutoryExtended):
        return replace(plain, prolonged=(Prolonged(event.term, event.limit),))
    if isinstance(event, StatutorySettled):
        return replace(plain, settled=(event.term,))
    return plain


def _directive(event: Directed, each: Step) -> Opened:
    case = each.after
    at_agency = event.owner == "lead" and case.lead_id is not None
    holder_of_it = (
        Holder(HolderKind.AGENCY, case.lead_id or 0)
        if at_agency
        else Holder(HolderKind.UNIT, case.unit_id)
    )
    return Opened(
        ClockKind.DIRECTIVE,
        _directive_name(event.number),
        _days_until(event.due_on, each.at),
        Source.DIRECTIVE,
        COMMITMENT if isinstance(event, Committed) else DIRECTIVE,
        holder_of_it,
    )


def _directive_name(number: int) -> str:
    return f"directive_{number}"


def _days_until(due_on: str, at: datetime) -> Limit:
    due = datetime.fromisoformat(due_on).date()
    return calendar_days(max((due - at.astimezone(ZONE).date()) // timedelta(days=1), 1))
