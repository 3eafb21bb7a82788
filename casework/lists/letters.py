"""Dead letters that somebody may mend: to whom and by which way, never of which case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from casework.models import Channel, Letter, OutboxItem, Person
from casework.notify.dead import ITEM
from casework.notify.mending import mendable
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor

LIMIT: Final = 100


def dead_letters(session: Reading, actor: Actor, tree: UnitTree, *, on: date) -> Sequence[Any]:
    """The newest hundred, with the fault and the tries of their sending."""
    return session.execute(
        select(
            Letter.id,
            Letter.recorded_at,
            Letter.dead_at,
            Person.name,
            Person.email,
            Channel.scheme,
            OutboxItem.fault,
            OutboxItem.tries,
        )
        .join(Person, Person.id == Letter.person_id)
        .join(OutboxItem, ITEM)
        .outerjoin(Channel, Channel.id == Letter.channel_id)
        .where(mendable(actor, tree, on=on))
        .order_by(Letter.dead_at.desc(), Letter.id.desc())
        .limit(LIMIT)
    ).all()


def count_dead(session: Reading, actor: Actor, tree: UnitTree, *, on: date) -> int:
    """How many there are in all."""
    found = session.scalar(select(func.count(Letter.id)).where(mendable(actor, tree, on=on)))
    return found or 0
