"""How a person is told now: their choices, their channels and who stands in for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.models import Channel, Person, Substitute
from casework.seats import Reading


def channels_of(session: Reading, person_id: int) -> Sequence[Any]:
    """The running ones by kind; an address is never read out again."""
    return session.execute(
        select(Channel.id, Channel.scheme, Channel.recorded_at)
        .where(Channel.person_id == person_id, Channel.ended_at.is_(None))
        .order_by(Channel.id)
    ).all()


def substitutes_of(session: Reading, person_id: int, *, on: date) -> Sequence[Any]:
    """Those of today and to come, the first one first."""
    return session.execute(
        select(Substitute.id, Substitute.starts_on, Substitute.ends_on, Person.name)
        .join(Person, Person.id == Substitute.substitute_id)
        .where(Substitute.person_id == person_id, Substitute.ends_on >= on)
        .order_by(Substitute.starts_on)
    ).all()
