"""What people do with a dead letter: send it again, or let it be with a reason.

A coordinator mends letters of the offices in reach. Whether a collaborator had any news is
nobody's business, so their letters are the administrator's alone, who sees no case.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, select, true

from casework.administration.checks import require
from casework.errors import BadInput, NotFound
from casework.models import Letter, Membership
from casework.notify.dead import item_of
from casework.outbox import ASKS_FOR_WORK
from casework.refs import ZONE
from casework.seats import in_term
from casework.unit_of_work import Writing, unit_of_work
from casework.units import UnitTree, read_tree
from workflows.actors import Actor, Role
from workflows.permissions import Permission
from workflows.words import Label

LONGEST_REASON = 500
REASONLESS = Label("Cần ghi lý do.", "A reason is needed.")


def mendable(actor: Actor, tree: UnitTree, *, on: date) -> ColumnElement[bool]:
    """The dead letters this actor may see and do something about."""
    waiting = and_(Letter.dead_at.is_not(None), Letter.dismissed_at.is_(None))
    return and_(waiting, in_care(actor, tree, on=on))


def in_care(actor: Actor, tree: UnitTree, *, on: date) -> ColumnElement[bool]:
    """The letters, however they fare, that are this actor's to look after."""
    return true() if Role.ADMIN in actor.roles else _in_reach(actor, tree, on)


def resend(letter_id: int, *, actor: Actor, now: datetime) -> None:
    """Try it again from the beginning; NotFound unless it is dead and the actor's to mend."""
    with unit_of_work() as session:
        letter = _letter(session, letter_id, actor, now)
        item = item_of(session, letter_id)
        letter.dead_at = None
        item.dead_at = item.done_at = item.fault = None
        item.tries, item.recorded_at, item.due_at = 0, now, now
        session.info[ASKS_FOR_WORK] = True


def dismiss(letter_id: int, *, actor: Actor, now: datetime, reason: str) -> None:
    """Nobody tries it any more; the reason is kept with it."""
    if not reason.strip():
        raise BadInput("reason", REASONLESS)
    with unit_of_work() as session:
        letter = _letter(session, letter_id, actor, now)
        item = item_of(session, letter_id)
        item.dead_at, item.done_at = None, now
        letter.dismissed_at, letter.dismissed_because = now, reason
        letter.dismissed_by_id = actor.person_id


def _letter(session: Writing, letter_id: int, actor: Actor, now: datetime) -> Letter:
    require(actor, Permission.LETTER_MEND)
    own = mendable(actor, read_tree(session), on=now.astimezone(ZONE).date())
    letter: Letter | None = session.scalar(
        select(Letter).where(Letter.id == letter_id, own).with_for_update()
    )
    if letter is None:
        raise NotFound
    return letter


def _in_reach(actor: Actor, tree: UnitTree, on: date) -> ColumnElement[bool]:
    reach = tree.subtree(actor.units(Role.COORDINATOR))
    offices = select(Membership.person_id).where(Membership.unit_id.in_(reach), in_term(on))
    witnesses = select(Membership.person_id).where(Membership.role == Role.COLLABORATOR)
    return and_(Letter.person_id.in_(offices), Letter.person_id.not_in(witnesses))
