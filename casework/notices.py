"""Notices are read: the one thing a person does with them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Subquery, func, select, update

from casework.errors import NotFound
from casework.models import Notice
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor


def numbered(actor: Actor) -> Subquery:
    """Ids of this person's notices, with ``number`` from the first on, as people are shown it.

    A number of the whole service would tell how many notices others got in between, and by that
    whether a case had a second confirmer, or that somewhere a case was reported at all.
    """
    number = func.row_number().over(order_by=Notice.id).label("number")
    return select(Notice.id, number).where(Notice.person_id == actor.person_id).subquery()


def mark_read(*, actor: Actor, now: datetime, number: int | None = None) -> None:
    """Mark one notice of this person as read, or all; when it was first read is kept.

    Raises NotFound for a number this person has no notice of.
    """
    own = Notice.person_id == actor.person_id
    with unit_of_work() as session:
        if number is not None:
            mine = numbered(actor)
            notice_id = session.scalar(select(mine.c.id).where(mine.c.number == number))
            if notice_id is None:
                raise NotFound
            own &= Notice.id == notice_id
        session.execute(update(Notice).where(own, Notice.read_at.is_(None)).values(read_at=now))
