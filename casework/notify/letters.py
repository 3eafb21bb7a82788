"""Letters are made: what is due to a person goes into one letter, by each way they chose.

Any number of tickers may do this at once: a person's row is locked while their letters are made,
and a letter's key is unique. Nothing is sent here; that is the outbox's work.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update

from casework.calendar.stored import current_calendar
from casework.clock import TellsTime, standing
from casework.database import db
from casework.each import each
from casework.models import Case, Letter, Notice, Person
from casework.notify.ways import Way, ways_of
from casework.notify.when import Leaving, leaving
from casework.outbox import LETTER, put
from casework.seats import actor_of
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Role

TOPIC = LETTER


def gather(*, now: datetime, clock: TellsTime | None = None) -> int:
    """Make every letter that is due by ``now``, longest waiting first; returns how many.

    Each person's are dated by ``clock`` when their turn comes.
    """
    asked = clock or standing(now)
    return each(people_due(now), lambda person_id: gather_for(person_id, now=asked()))


def people_due(now: datetime) -> list[int]:
    """Who has a notice that should have left by ``now``."""
    found = db.session.scalars(
        select(Notice.person_id)
        .where(Notice.letter_id.is_(None), Notice.send_at <= now)
        .group_by(Notice.person_id)
        .order_by(func.min(Notice.send_at), Notice.person_id)
    ).all()
    db.session.rollback()
    return list(found)


def gather_for(person_id: int, *, now: datetime) -> int:
    """This person's letters in one transaction; none if somebody else is making them."""
    with unit_of_work() as session:
        person = session.scalar(
            select(Person)
            .where(Person.id == person_id)
            .with_for_update(key_share=True, skip_locked=True)
        )
        if person is None:
            return 0
        rule = leaving(current_calendar(session))
        roles = actor_of(session, person_id, on=rule.calendar.local_date(now)).roles
        desk = _Desk(session, person, rule, now, only_witness=roles <= {Role.COLLABORATOR})
        return desk.at_once() + desk.digest()


class _Desk:
    """One person's letters, as they are due now."""

    def __init__(
        self, session: Writing, person: Person, rule: Leaving, now: datetime, *, only_witness: bool
    ) -> None:
        self.session = session
        self.person = person
        self.rule = rule
        self.now = now
        self.only_witness = only_witness

    def at_once(self) -> int:
        """Hot spots at any hour, urgent cases while the office is open; together if many wait."""
        due = self._due(at_once=True)
        ways = ways_of(self.session, self.person, at_once=True, only_witness=self.only_witness)
        if not ways:
            self._move(due, send_at=self.rule.next_digest(self.now), at_once=False)
            return 0
        if not self.rule.in_office(self.now):
            calm = Notice.case_id.in_(select(Case.id).where(~Case.hot_spot))
            self._move(and_(due, calm), send_at=self.rule.next_opening(self.now))
        first = self.session.scalar(select(func.min(Notice.id)).where(due))
        return 0 if first is None else self._write(f"notice-{first}", due, ways, at_once=True)

    def digest(self) -> int:
        """The day's one letter; what comes too late for it, or finds the office closed, waits."""
        due = self._due(at_once=False)
        if self.session.scalar(select(Notice.id).where(due).limit(1)) is None:
            return 0
        ways = ways_of(self.session, self.person, at_once=False, only_witness=self.only_witness)
        if not ways:
            self._move(due, send_at=None)
            return 0
        key = f"digest-{self.rule.calendar.local_date(self.now)}"
        if not self.rule.in_office(self.now) or self._is_written(key):
            self._move(due, send_at=self.rule.next_digest(self.now))
            return 0
        return self._write(key, due, ways, at_once=False)

    def _due(self, *, at_once: bool) -> ColumnElement[bool]:
        return and_(
            Notice.person_id == self.person.id,
            Notice.letter_id.is_(None),
            Notice.send_at <= self.now,
            Notice.at_once.is_(at_once),
        )

    def _move(self, which: ColumnElement[bool], **values: Any) -> None:
        self.session.execute(update(Notice).where(which).values(**values))

    def _is_written(self, key: str) -> bool:
        same = select(Letter.id).where(Letter.person_id == self.person.id, Letter.key == key)
        return self.session.scalar(same.limit(1)) is not None

    def _write(
        self, key: str, due: ColumnElement[bool], ways: Sequence[Way], *, at_once: bool
    ) -> int:
        head: int | None = None
        for way in ways:
            letter = Letter(
                person_id=self.person.id,
                channel_id=way.channel_id,
                way=way.name,
                key=key,
                at_once=at_once,
                copy_of_id=head,
                recorded_at=self.now,
            )
            self.session.add(letter)
            self.session.flush()
            put(self.session, TOPIC, letter.id, self.now)
            head = head or letter.id
        self._move(due, letter_id=head)
        return len(ways)
