"""Looking at what a command left behind."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from casework.database import db
from casework.models import Case, CaseEvent, EventPayload, Notice, Person


def row_of(ref: str) -> Case:
    """The case's row as it is now."""
    db.session.rollback()
    return db.session.scalars(select(Case).where(Case.ref == ref)).one()


def events_of(ref: str) -> list[CaseEvent]:
    """Its events, first first."""
    return list(
        db.session.scalars(
            select(CaseEvent).where(CaseEvent.case_id == row_of(ref).id).order_by(CaseEvent.seq)
        )
    )


def kinds_of(ref: str) -> list[str]:
    """What happened, in order."""
    return [event.kind for event in events_of(ref)]


def last_event(ref: str) -> CaseEvent:
    """What happened last."""
    return events_of(ref)[-1]


def payload(event: CaseEvent, part: str = "text") -> dict[str, Any]:
    """What lies beside the event; nothing if there is nothing."""
    row = db.session.get(EventPayload, (event.id, part))
    return json.loads(row.body) if row else {}


def told(event: CaseEvent) -> set[str]:
    """The cast who have a notice of it."""
    emails = db.session.scalars(
        select(Person.email)
        .join(Notice, Notice.person_id == Person.id)
        .where(Notice.event_id == event.id)
    )
    return {email.partition("@")[0] for email in emails}
