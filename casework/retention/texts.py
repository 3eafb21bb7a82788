"""Free text goes: what was masked as soon as may be, all of a case some years after its end.

The figures, the states and the times stay, and so does the chain: the events keep the hashes of what
was erased.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import aliased

from casework.actions.report import write_text
from casework.adopting import open_to_change
from casework.app import current_settings
from casework.database import db
from casework.each import each
from casework.masking import SHOWN_BY, erase_masked, erase_texts
from casework.models import Case, CaseEvent, CaseText, EventPayload
from casework.payloads import TEXT
from casework.queries import case_to_change, ended_before, numbers_of_ids
from casework.settling import settle
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import SYSTEM

ERASED = "[đã xóa theo thời hạn lưu]"
"""What a case shows in the place of its title."""


def masked_waiting(*, now: datetime) -> list[str]:
    """The numbers of cases in which words that were masked by now still lie beside the events."""
    said, later = aliased(CaseEvent), aliased(CaseEvent)
    rows = db.session.scalars(
        select(said.case_id)
        .join(EventPayload, EventPayload.event_id == said.id)
        .join(later, later.case_id == said.case_id)
        .where(
            said.kind.in_(SHOWN_BY),
            EventPayload.part == TEXT,
            later.kind == "assessed",
            later.text_hash.is_not(None),
            later.seq > said.seq,
            later.recorded_at <= now,
        )
        .distinct()
    ).all()
    refs = numbers_of_ids(db.session, rows)
    db.session.rollback()
    return refs


def texts_due(*, now: datetime) -> list[str]:
    """The numbers of cases that ended so long ago that their words are to go."""
    kept = timedelta(days=current_settings().text_kept_days)
    still = select(CaseText.case_id).where(CaseText.title != ERASED)
    refs = ended_before(db.session, now - kept, Case.id.in_(still))
    db.session.rollback()
    return refs


def erase_waiting(*, now: datetime) -> int:
    """All of it, each case in a transaction of its own; for a role that may erase."""
    masked = each(masked_waiting(now=now), lambda ref: _masked(ref, now))
    return masked + each(texts_due(now=now), lambda ref: _whole(ref, now))


def _masked(ref: str, now: datetime) -> int:
    with unit_of_work() as session:
        file = open_to_change(session, case_to_change(session, ref, actor=SYSTEM), now=now)
        erased = erase_masked(file)
        settle(file)
        return int(erased)


def _whole(ref: str, now: datetime) -> int:
    with unit_of_work() as session:
        file = open_to_change(session, case_to_change(session, ref, actor=SYSTEM), now=now)
        erase_texts(file, _with_words(session, file.row.id))
        write_text(session, file.row.id, ERASED, "", "")
        settle(file)
        return 1


def _with_words(session: Writing, case_id: int) -> list[CaseEvent]:
    return list(
        session.scalars(
            select(CaseEvent)
            .join(EventPayload, EventPayload.event_id == CaseEvent.id)
            .where(CaseEvent.case_id == case_id, EventPayload.part == TEXT)
        )
    )
