"""Dead letters that somebody may mend: to whom and by which way, never of which case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select

from casework.models import Channel, Letter, OutboxItem, Person
from casework.notify.dead import ITEM
from casework.notify.mending import in_care, mendable
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


class Retried(NamedTuple):
    """How many letters failed and are tried again, and since when the oldest is on its way."""

    letters: int
    since: datetime | None


def retried(session: Reading, actor: Actor, tree: UnitTree, *, on: date) -> Retried:
    """Those not given up yet: a server that is away for a weekend is no secret until Monday."""
    still_open = (OutboxItem.done_at.is_(None), OutboxItem.dead_at.is_(None))
    row = session.execute(
        select(func.count(Letter.id), func.min(OutboxItem.recorded_at))
        .join(OutboxItem, ITEM)
        .where(OutboxItem.fault.is_not(None), *still_open, in_care(actor, tree, on=on))
    ).one()
    return Retried(*row)
