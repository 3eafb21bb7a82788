"""What is asked of a witness: cases waiting for somebody to look whether it is really fixed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, and_, select

from casework.lists.columns import list_rows
from casework.models import Case, CaseClock, CaseEvent
from casework.payloads import texts
from casework.seats import Reading
from casework.units import UnitTree
from casework.visibility import spoken_to
from workflows.actors import Actor
from workflows.clocks import ClockKind
from workflows.states import State

MOST = 20


class Told(NamedTuple):
    """What the people were told: the words, the group or place, the channel and the day."""

    words: str
    group: str
    channel: str
    told_on: str
    at: datetime


def asked(session: Reading, actor: Actor, tree: UnitTree) -> Sequence[Row[Any]]:
    """At most twenty such cases, with ``answer_by`` where a term runs, the most urgent first."""
    term = and_(
        CaseClock.case_id == Case.id,
        CaseClock.kind == ClockKind.LAPSE.value,
        CaseClock.ended_at.is_(None),
    )
    return session.execute(
        list_rows(actor, tree, CaseClock.due_current.label("answer_by"))
        .outerjoin(CaseClock, term)
        .where(
            Case.state == State.FEEDBACK.value,
            Case.disputed.is_(False),
            spoken_to(actor),
        )
        .order_by(CaseClock.due_current, Case.ref)
        .limit(MOST)
    ).all()


def told(session: Reading, case_id: int) -> Told | None:
    """What was told last on this case; nothing if nobody was told, or the words were erased."""
    event = session.scalar(
        select(CaseEvent)
        .where(CaseEvent.case_id == case_id, CaseEvent.kind == "feedback_given")
        .order_by(CaseEvent.seq.desc())
        .limit(1)
    )
    if event is None:
        return None
    said = texts(session, [event.id]).get(event.id, {})
    return Told(
        words=said.get("told", ""),
        group=said.get("group", ""),
        channel=str(event.body["channel"]),
        told_on=str(event.body["told_on"]),
        at=event.recorded_at,
    )
