"""Rows of other tables point where they should: photos, work to be done, notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import or_, select

from casework.checking.violation import Violation
from casework.models import (
    Attachment,
    Case,
    CaseClock,
    CaseEvent,
    Escalation,
    Export,
    Notice,
    OutboxItem,
)
from casework.seats import Reading


def attachments(session: Reading) -> Iterator[Violation]:
    """Each photo has its event, with the same content, and each such event its photo."""
    events = {
        event.id: event
        for event in session.scalars(select(CaseEvent).where(CaseEvent.kind == "attached"))
    }
    photos = session.scalars(select(Attachment)).all()
    refs = _refs(session)
    for photo in photos:
        event = events.get(photo.event_id)
        body = {"sha256": photo.sha256, "moment": photo.moment}
        if event is None or event.case_id != photo.case_id or event.body != body:
            found = f"photo {photo.id} is not the one of its event"
            yield Violation("photo without event", refs[photo.case_id], found)
    known = {photo.event_id for photo in photos}
    for event in events.values():
        if event.id not in known:
            found = f"event {event.seq} has no photo"
            yield Violation("event without photo", refs[event.case_id], found)


def work(session: Reading) -> Iterator[Violation]:
    """Each photo's clean copy was made, or asked for in the same commit (promise R2)."""
    asked = select(OutboxItem.subject_id).where(OutboxItem.topic == "photo")
    refs = _refs(session)
    for photo in session.scalars(
        select(Attachment).where(Attachment.id.not_in(asked), Attachment.shown_sha256.is_(None))
    ):
        found = f"nobody was asked to make the copy of photo {photo.id}"
        yield Violation("work not asked for", refs[photo.case_id], found)


def exports(session: Reading) -> Iterator[Violation]:
    """Each list somebody wants to take away was made, or asked for in the same commit (promise R2)."""
    asked = select(OutboxItem.subject_id).where(OutboxItem.topic == "export")
    for export in session.scalars(
        select(Export.id).where(Export.id.not_in(asked), Export.sha256.is_(None))
    ):
        yield Violation("work not asked for", f"export {export}", "nobody was asked to make it")


def told(session: Reading) -> Iterator[Violation]:
    """A rung that was climbed was told to somebody (promise R5); vacant seats pass it up."""
    untold = session.execute(
        select(CaseEvent.seq, Case.ref)
        .join(Case, Case.id == CaseEvent.case_id)
        .where(
            CaseEvent.kind == "escalated",
            ~select(Notice.id).where(Notice.event_id == CaseEvent.id).exists(),
        )
    )
    for seq, ref in untold:
        yield Violation("escalation told to nobody", ref, f"event {seq} is in nobody's inbox")


def notices(session: Reading) -> Iterator[Violation]:
    """A notice and its event are of the same case."""
    crossed = session.execute(
        select(Notice.id, Case.ref)
        .join(Case, Case.id == Notice.case_id)
        .outerjoin(CaseEvent, CaseEvent.id == Notice.event_id)
        .where(or_(CaseEvent.id.is_(None), CaseEvent.case_id != Notice.case_id))
    )
    for notice, ref in crossed:
        yield Violation("notice", ref, f"notice {notice} tells an event of another case")


def escalations(session: Reading) -> Iterator[Violation]:
    """An escalation and its clock are of the same case."""
    crossed = session.execute(
        select(Escalation.id, Case.ref)
        .join(Case, Case.id == Escalation.case_id)
        .outerjoin(CaseClock, CaseClock.id == Escalation.clock_id)
        .where(or_(CaseClock.id.is_(None), CaseClock.case_id != Escalation.case_id))
    )
    for escalation, ref in crossed:
        found = f"escalation {escalation} is of another case's clock"
        yield Violation("escalation", ref, found)


def files(session: Reading, is_kept: Callable[[str], bool]) -> Iterator[Violation]:
    """No row of a photo or of an export without its bytes (promise R2)."""
    refs = _refs(session)
    for export in session.scalars(select(Export).where(Export.sha256.is_not(None))):
        if not is_kept(str(export.sha256)):
            found = f"it has lost the file {str(export.sha256)[:12]}…"
            yield Violation("file lost", f"export {export.id}", found)
    for photo in session.scalars(select(Attachment)):
        # The original is there until its clean copies are; then it is sealed or gone.
        original = photo.sha256 if photo.shown_sha256 is None else photo.sealed_sha256
        for name in (original, photo.shown_sha256, photo.thumb_sha256):
            if name is not None and not is_kept(name):
                found = f"photo {photo.id} has lost the file {name[:12]}…"
                yield Violation("file lost", refs[photo.case_id], found)


def _refs(session: Reading) -> dict[int, str]:
    rows = session.execute(
        select(Case.id, Case.ref).where(
            or_(
                Case.id.in_(select(Attachment.case_id)),
                Case.id.in_(select(CaseEvent.case_id).where(CaseEvent.kind == "attached")),
            )
        )
    )
    return {row.id: row.ref for row in rows}


OF_TABLES = (attachments, work, exports, told, notices, escalations)
