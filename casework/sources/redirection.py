"""A denunciation was shown its lawful way: of that a day, a unit and a number are kept."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from casework.errors import BadInput, NotAllowed
from casework.models import Redirection, Unit
from casework.refs import ZONE
from casework.seats import Reading
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission, may
from workflows.words import Label

NO_UNIT = Label("Chọn xã, phường.", "Choose a commune or ward.")


def redirect_denunciation(unit_id: int, *, actor: Actor, now: datetime) -> None:
    """Count it. Neither who asked nor a word of what was said is stored anywhere.

    Raises NotAllowed, or BadInput("place_unit").
    """
    if not may(actor, Permission.CASE_REPORT):
        raise NotAllowed
    day = now.astimezone(ZONE).date()
    with unit_of_work() as session:
        # Locked, so that two on one day are two.
        unit = session.scalar(select(Unit).where(Unit.id == unit_id).with_for_update())
        if unit is None:
            raise BadInput("place_unit", NO_UNIT)
        row = session.get(Redirection, (unit_id, day))
        if row is None:
            session.add(Redirection(unit_id=unit_id, day=day, number=1))
        else:
            row.number += 1


def redirections(session: Reading, *, since: date) -> dict[tuple[int, date], int]:
    """How many were shown the way, by unit and day."""
    rows = session.scalars(select(Redirection).where(Redirection.day >= since))
    return {(row.unit_id, row.day): row.number for row in rows}
