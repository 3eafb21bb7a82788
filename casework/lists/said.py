"""What was said last in an event of some kind: the request behind a decision, for example."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from casework.events.beside import Directed
from casework.events.dialogue import Committed
from casework.models import CaseEvent
from casework.payloads import texts
from casework.seats import Reading

DIRECTS = (Directed.kind, Committed.kind)


def last_said(session: Reading, case_id: int, kinds: Iterable[str]) -> dict[str, dict[str, str]]:
    """By kind the texts of its latest event; a kind that never happened, or was erased, is absent.

    Whether the reader may know of these kinds is the caller's to say (``Event.circles``).
    """
    latest = {
        row.kind: row.id
        for row in session.execute(
            select(CaseEvent.id, CaseEvent.kind)
            .where(CaseEvent.case_id == case_id, CaseEvent.kind.in_(list(kinds)))
            .order_by(CaseEvent.seq)
        )
    }
    found = texts(session, latest.values()) if latest else {}
    return {kind: found[event_id] for kind, event_id in latest.items() if event_id in found}


def directive_texts(session: Reading, case_id: int) -> dict[int, str]:
    """By number what each directive, or promise followed up like one, says."""
    rows = session.execute(
        select(CaseEvent.id, CaseEvent.body).where(
            CaseEvent.case_id == case_id, CaseEvent.kind.in_(DIRECTS)
        )
    ).all()
    said = texts(session, [row.id for row in rows]) if rows else {}
    return {row.body["number"]: said.get(row.id, {}).get("text", "") for row in rows}
