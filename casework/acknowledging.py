"""Somebody who was told of a rung says that they have seen it.

It is no action of the life cycle: who may is not a matter of standing but of having been told.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from casework.actions.perform import SIGNING_ORDER, Performed
from casework.casefile import CaseFile, open_file
from casework.errors import BadInput, NotAllowed
from casework.events.beside import Escalated
from casework.events.lateness import Acknowledged
from casework.models import CaseEvent, Notice
from casework.queries import case_to_change
from casework.recording import WITNESSES, record
from casework.settling import settle
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor, Standing
from workflows.machine import NotPossible
from workflows.words import Label

NO_RUNG = Label("Không có mức báo lên này.", "There is no such rung.")
NOT_TOLD = Label("Mức này không gửi tới đồng chí.", "You were not told of this rung.")
SEEN_BEFORE = Label("Đồng chí đã ghi nhận đã xem mức này.", "You have said so before.")


def acknowledge(ref: str, seq: int, *, actor: Actor, now: datetime) -> Performed:
    """Write down that this person has seen the rung of that event, once for each rung.

    Raises NotFound (invisible), BadInput ``event`` (no rung), NotAllowed (not told of it),
    NotPossible (said before).
    """
    with unit_of_work() as session:
        file = open_file(session, case_to_change(session, ref, actor=actor), now=now)
        rung = _rung(file, seq)
        standing = _standing(file, actor)
        if standing is None or not _was_told(file, seq, actor):
            raise NotAllowed(NOT_TOLD)
        since = (each for each in file.history if each.seq > seq)
        if any(_says_so(e.event, rung) and e.actor_id == actor.person_id for e in since):
            raise NotPossible(SEEN_BEFORE)
        record(
            file,
            Acknowledged(clock=rung.clock, clock_kind=rung.clock_kind, level=rung.level),
            actor=actor,
            standing=standing,
        )
        settle(file)
        return Performed(file.row.ref, file.row.state, file.row.version)


def _rung(file: CaseFile, seq: int) -> Escalated:
    for each in file.history:
        if each.seq == seq and isinstance(each.event, Escalated):
            return each.event
    raise BadInput("event", NO_RUNG)


def _standing(file: CaseFile, actor: Actor) -> Standing | None:
    """As whom they say it: an official's standing, never a witness's or a mere reader's."""
    held = file.standings(actor) - WITNESSES - {Standing.READER}
    return next((standing for standing in SIGNING_ORDER if standing in held), None)


def _was_told(file: CaseFile, seq: int, actor: Actor) -> bool:
    told = (
        select(Notice.id)
        .join(CaseEvent, CaseEvent.id == Notice.event_id)
        .where(
            CaseEvent.case_id == file.row.id,
            CaseEvent.seq == seq,
            Notice.person_id == actor.person_id,
        )
    )
    return file.session.scalar(told) is not None


def _says_so(event: object, rung: Escalated) -> bool:
    return isinstance(event, Acknowledged) and (event.clock, event.level) == (
        rung.clock,
        rung.level,
    )
