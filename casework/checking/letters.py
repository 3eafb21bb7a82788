"""No notification lost: what was to leave is in a letter, and every letter is sent or being sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select

from casework.checking.violation import Violation
from casework.models import Letter, Notice, OutboxItem
from casework.notify.contents import ANCHOR_KEY
from casework.notify.letters import TOPIC
from casework.seats import Reading

PATIENCE = timedelta(minutes=15)
"""How long a notice may be due before its letter is made: many rounds of the ticker."""


def sending(session: Reading) -> Iterator[Violation]:
    """Each letter's sending was asked for in the same commit, and ended as the letter did."""
    ended = or_(
        Letter.sent_at.is_not(None),
        Letter.withdrawn_at.is_not(None),
        Letter.dismissed_at.is_not(None),
    )
    rows = session.execute(
        select(
            Letter.id,
            OutboxItem.id.is_(None).label("unasked"),
            and_(OutboxItem.done_at.is_not(None), ~ended).label("forgotten"),
        ).outerjoin(OutboxItem, and_(OutboxItem.topic == TOPIC, OutboxItem.subject_id == Letter.id))
    )
    for row in rows:
        if row.unasked:
            yield _of(row.id, "letter not asked for", "nobody was asked to send it")
        elif row.forgotten:
            yield _of(row.id, "letter lost", "its sending is done and it did not end")


def enclosed(session: Reading) -> Iterator[Violation]:
    """A letter carries notices of its own person, and a copy is of the same person's letter.

    One that carries the day's anchor has no notice.
    """
    strange = session.execute(
        select(Notice.id, Notice.letter_id)
        .join(Letter, Letter.id == Notice.letter_id)
        .where(or_(Letter.person_id != Notice.person_id, Letter.copy_of_id.is_not(None)))
    )
    for row in strange:
        yield _of(row.letter_id, "letter of another", f"it carries the notice {row.id}")
    empty = session.scalars(
        select(Letter.id).where(
            ~Letter.key.startswith(ANCHOR_KEY),
            ~select(Notice.id)
            .where(Notice.letter_id == func.coalesce(Letter.copy_of_id, Letter.id))
            .exists(),
        )
    )
    for letter in empty:
        yield _of(letter, "letter without notice", "it carries nothing")


def unsent(session: Reading, now: datetime) -> Iterator[Violation]:
    """Notices long due without a letter: nobody makes letters. Late, not wrong."""
    count = session.scalar(
        select(func.count(Notice.id)).where(
            Notice.letter_id.is_(None), Notice.send_at < now - PATIENCE
        )
    )
    if count:
        found = f"{count} notices should have left by now"
        yield Violation("notices wait", "letters", found, warning=True)


def _of(letter: int, rule: str, found: str) -> Violation:
    return Violation(rule, f"letter {letter}", found)


OF_TABLES = (sending, enclosed)
