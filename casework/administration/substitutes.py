"""Naming a substitute for a stretch of days: the person themselves, or the administrator."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select

from casework.administration.checks import existing, require
from casework.errors import BadInput, NotFound
from casework.models import Person, Substitute
from casework.refs import ZONE
from casework.substitution import colleagues
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

SELF = Label("Không thể tự thay mình.", "Nobody stands in for themselves.")
ELSEWHERE = Label(
    "Người thay phải cùng đơn vị hoặc cơ quan.", "They must be of the same unit or agency."
)
TERM = Label("Ngày cuối phải từ ngày đầu trở đi.", "The last day cannot be before the first.")
PAST = Label("Ngày đầu đã qua.", "The first day is past.")
OVERLAP = Label("Những ngày này đã có người thay.", "There is a substitute for these days.")


def name_substitute(
    person_id: int,
    *,
    actor: Actor,
    now: datetime,
    substitute: int,
    starts_on: date,
    ends_on: date,
) -> int:
    """From the first day to the last both are told; BadInput names the field that does not fit."""
    _require_own(actor, person_id)
    today = now.astimezone(ZONE).date()
    if substitute == person_id:
        raise BadInput("substitute", SELF)
    if starts_on < today:
        raise BadInput("starts_on", PAST)
    if ends_on < starts_on:
        raise BadInput("ends_on", TERM)
    with unit_of_work() as session:
        existing(session, Person, person_id)
        if substitute not in {each.id for each in colleagues(session, person_id, on=today)}:
            raise BadInput("substitute", ELSEWHERE)
        overlapping = select(Substitute.id).where(
            Substitute.person_id == person_id,
            Substitute.starts_on <= ends_on,
            Substitute.ends_on >= starts_on,
        )
        if session.scalar(overlapping.limit(1)) is not None:
            raise BadInput("starts_on", OVERLAP)
        row = Substitute(
            person_id=person_id,
            substitute_id=substitute,
            starts_on=starts_on,
            ends_on=ends_on,
            recorded_at=now,
            recorded_by_id=actor.person_id,
        )
        session.add(row)
        session.flush()
        return int(row.id)


def end_substitute(substitute_id: int, *, person_id: int, actor: Actor, now: datetime) -> None:
    """From today on only the person is told; one that has not begun goes altogether."""
    _require_own(actor, person_id)
    today = now.astimezone(ZONE).date()
    with unit_of_work() as session:
        row = existing(session, Substitute, substitute_id)
        if row.person_id != person_id or row.ends_on < today:
            raise NotFound
        if row.starts_on >= today:
            session.delete(row)
        else:
            row.ends_on = today - timedelta(days=1)


def _require_own(actor: Actor, person_id: int) -> None:
    if actor.person_id != person_id:
        require(actor, Permission.PERSON_MANAGE)
