"""Letters that ended, and work that is done, are forgotten after a while; what failed is not.

What somebody was told stays in their notices; only who was written to, and when, goes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.orm import aliased

from casework.models import Letter, Notice, OutboxItem
from casework.outbox import LETTER
from casework.unit_of_work import unit_of_work

DAYS: Final = 90
AT_A_TIME = 5_000


def purge_letters(*, now: datetime) -> int:
    """Those that ended more than so many days ago, with their copies; returns how many."""
    before = now - timedelta(days=DAYS)
    over = or_(
        Letter.sent_at <= before, Letter.withdrawn_at <= before, Letter.dismissed_at <= before
    )
    copy = aliased(Letter)
    copy_over = or_(
        copy.sent_at <= before, copy.withdrawn_at <= before, copy.dismissed_at <= before
    )
    # A letter goes with its copies or not at all: they carry the same notices.
    copy_lives = exists().where(copy.copy_of_id == Letter.id, ~copy_over.is_(True))
    with unit_of_work() as session:
        first = session.scalars(
            select(Letter.id)
            .where(Letter.copy_of_id.is_(None), over, ~copy_lives)
            .order_by(Letter.id)
            .limit(AT_A_TIME)
        ).all()
        copies = session.scalars(select(Letter.id).where(Letter.copy_of_id.in_(first))).all()
        session.execute(
            update(Notice)
            .where(Notice.letter_id.in_(first))
            .values(letter_id=None, send_at=None, at_once=False)
        )
        gone = [*copies, *first]
        sent = and_(OutboxItem.topic == LETTER, OutboxItem.subject_id.in_(gone))
        for mine in (sent, Letter.id.in_(copies), Letter.id.in_(first)):
            table = OutboxItem if mine is sent else Letter
            session.execute(delete(table).where(mine))
        return len(gone)


def purge_work(*, now: datetime) -> int:
    """Work that is done; letters have their own rule, and what is dead waits to be mended."""
    before = now - timedelta(days=DAYS)
    with unit_of_work() as session:
        done = session.scalars(
            select(OutboxItem.id)
            .where(OutboxItem.topic != LETTER, OutboxItem.done_at <= before)
            .order_by(OutboxItem.id)
            .limit(AT_A_TIME)
        ).all()
        session.execute(delete(OutboxItem).where(OutboxItem.id.in_(done)))
        return len(done)
