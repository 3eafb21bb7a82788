"""Notices are read: the one thing a person does with them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from casework.errors import NotFound
from casework.models import Notice
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor


def mark_read(*, actor: Actor, now: datetime, notice_id: int | None = None) -> None:
    """Mark one notice of this person as read, or all; when it was first read is kept.

    Raises NotFound for a notice that is somebody else's or nobody's.
    """
    own = Notice.person_id == actor.person_id
    with unit_of_work() as session:
        if notice_id is not None:
            own &= Notice.id == notice_id
            if session.scalar(select(Notice.id).where(own)) is None:
                raise NotFound
        session.execute(update(Notice).where(own, Notice.read_at.is_(None)).values(read_at=now))
