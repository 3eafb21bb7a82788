"""Some months after the end nobody can be asked any more, so who spoke is forgotten.

What ties a collaborator to a case lies in a few tables of its own: reporters, confirmers, codes,
the forms they sent, what they were told, and the identities beside events. All of it goes; the
events stay with their hashes, and one more says that it happened.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from casework.adopting import open_to_change
from casework.app import current_settings
from casework.database import db
from casework.each import each
from casework.events.sources import SourcesPurged
from casework.models import (
    Case,
    CaseConfirmer,
    CaseEvent,
    CaseReporter,
    EventPayload,
    Letter,
    Notice,
    SourceCode,
    Submission,
    VaultEntry,
)
from casework.payloads import IDENTITY
from casework.privileges import may_erase
from casework.queries import case_to_change, ended_before
from casework.recording import record
from casework.settling import settle
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import SYSTEM, Standing

log = logging.getLogger(__name__)
MAPPING = (CaseReporter, CaseConfirmer, SourceCode, Submission, VaultEntry)


def purge_due(*, now: datetime) -> int:
    """Every case whose time is over, each in a transaction of its own; returns how many.

    On PostgreSQL the service's own role may not, and says so: ``casework forget`` is for the one
    that may (docs/production.md).
    """
    refs = purge_candidates(now=now)
    if refs and not may_purge():
        log.warning(
            "%s cases still know who spoke: casework forget, as the erasure role", len(refs)
        )
        return 0
    return each(refs, lambda ref: _purge_alone(ref, now))


def may_purge() -> bool:
    """Whether the database lets this connection's role erase identities."""
    found = may_erase(db.session.connection())
    db.session.rollback()
    return found


def purge_candidates(*, now: datetime) -> list[str]:
    """The numbers of cases that ended long enough ago and still know who spoke."""
    kept = timedelta(days=current_settings().sources_kept_days)
    still = select(CaseReporter.case_id).union(
        select(CaseConfirmer.case_id), select(SourceCode.case_id)
    )
    refs = ended_before(db.session, now - kept, Case.id.in_(still))
    db.session.rollback()
    return refs


def _purge_alone(ref: str, now: datetime) -> int:
    with unit_of_work() as session:
        return purge_sources(session, ref, now=now)


def purge_sources(session: Writing, ref: str, *, now: datetime) -> int:
    """Forget who spoke in this case, within a running transaction; 0 when that is done already."""
    file = open_to_change(session, case_to_change(session, ref, actor=SYSTEM), now=now)
    people, case_id = file.reporters | file.confirmers, file.row.id
    codes = session.scalar(select(SourceCode.case_id).where(SourceCode.case_id == case_id).limit(1))
    if not people and codes is None:
        return 0
    record(file, SourcesPurged(), actor=SYSTEM, standing=Standing.SYSTEM)
    settle(file)
    _forget_notices(session, case_id, people)
    events = select(CaseEvent.id).where(CaseEvent.case_id == case_id)
    session.execute(
        delete(EventPayload).where(EventPayload.part == IDENTITY, EventPayload.event_id.in_(events))
    )
    for table in MAPPING:
        session.execute(delete(table).where(table.case_id == case_id))
    return 1


def _forget_notices(session: Writing, case_id: int, people: Iterable[int]) -> None:
    """What these people were told of the case, and letters that carried nothing else."""
    theirs = (Notice.case_id == case_id, Notice.person_id.in_(list(people)))
    letters = set(session.scalars(select(Notice.letter_id).where(*theirs))) - {None}
    session.execute(delete(Notice).where(*theirs))
    carrying = set(session.scalars(select(Notice.letter_id).where(Notice.letter_id.in_(letters))))
    empty = list(letters - carrying)
    session.execute(delete(Letter).where(Letter.copy_of_id.in_(empty)))
    session.execute(delete(Letter).where(Letter.id.in_(empty)))
