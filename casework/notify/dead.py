"""Letters that were given up are marked, and what was in them is told at the coordinator's desk.

What somebody was told as a witness is passed on to nobody. What is passed on is shown in the
service and never mailed, so no dead letter brings forth another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select

from casework.calendar.stored import current_calendar
from casework.clock import TellsTime, standing
from casework.database import db
from casework.each import each
from casework.models import Case, CaseConfirmer, CaseReporter, Letter, Notice, OutboxItem
from casework.notify.letters import TOPIC
from casework.seats import desks, holders
from casework.unit_of_work import Writing, unit_of_work
from casework.units import read_tree
from workflows.actors import Role

ITEM = and_(OutboxItem.topic == TOPIC, OutboxItem.subject_id == Letter.id)


def bury(*, now: datetime, clock: TellsTime | None = None) -> int:
    """Mark each letter whose sending was given up, and tell its desk; returns how many."""
    found = db.session.scalars(
        select(Letter.id)
        .join(OutboxItem, ITEM)
        .where(OutboxItem.dead_at.is_not(None), Letter.dead_at.is_(None))
        .order_by(Letter.id)
    ).all()
    db.session.rollback()
    asked = clock or standing(now)
    return each(found, lambda letter_id: _bury_one(letter_id, now=asked()))


def item_of(session: Writing, letter_id: int) -> OutboxItem:
    """The work that sends this letter, locked."""
    ours = (OutboxItem.topic == TOPIC, OutboxItem.subject_id == letter_id)
    item: OutboxItem = session.scalars(select(OutboxItem).where(*ours).with_for_update()).one()
    return item


def _bury_one(letter_id: int, *, now: datetime) -> int:
    with unit_of_work() as session:
        letter = session.get_one(Letter, letter_id, with_for_update=True)
        item = item_of(session, letter_id)
        if letter.dead_at is not None or item.dead_at is None:
            return 0
        if letter.sent_at or letter.withdrawn_at:
            # Its last sender died after the letter had ended and before the item had.
            item.dead_at, item.done_at = None, now
            return 0
        letter.dead_at = item.dead_at
        if letter.told_at is None:
            letter.told_at = now
            _tell_desks(session, letter, now)
        return 1


def _tell_desks(session: Writing, letter: Letter, now: datetime) -> None:
    rows = session.execute(
        select(Notice.event_id, Notice.case_id, Case.unit_id)
        .join(Case, Case.id == Notice.case_id)
        .where(Notice.letter_id == (letter.copy_of_id or letter.id), ~_witness(letter.person_id))
        .order_by(Notice.id)
    ).all()
    today = current_calendar(session).local_date(now)
    units = {row.unit_id for row in rows}
    desk = {unit: _desk(session, unit, letter.person_id, today) for unit in units}
    for row in rows:
        for person in sorted(desk[row.unit_id] - _told(session, row.event_id)):
            session.add(
                Notice(
                    person_id=person,
                    case_id=row.case_id,
                    event_id=row.event_id,
                    recorded_at=now,
                )
            )


def _desk(session: Writing, unit_id: int, without: int, on: date) -> frozenset[int]:
    """Who coordinates there, else who stands above, else the committee at the top."""
    lineage = read_tree(session).lineage(unit_id)
    coordinating, above = desks(session, lineage, on=on)
    chain: Iterable[tuple[Role, int]] = (
        (coordinating.role, coordinating.unit_id),
        (above.role, above.unit_id),
        (Role.COMMITTEE, lineage[-1]),
    )
    people = (holders(session, role, (unit,), on=on) - {without} for role, unit in chain)
    return next((found for found in people if found), frozenset())


def _told(session: Writing, event_id: int) -> frozenset[int]:
    return frozenset(session.scalars(select(Notice.person_id).where(Notice.event_id == event_id)))


def _witness(person_id: int) -> ColumnElement[bool]:
    """Notices of cases this person reported or was asked to confirm."""
    return or_(
        *(
            exists().where(table.case_id == Notice.case_id, table.person_id == person_id)
            for table in (CaseReporter, CaseConfirmer)
        )
    )
