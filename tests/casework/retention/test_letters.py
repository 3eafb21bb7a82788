"""Letters and done work go after a quarter of a year; what is open or dead stays."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from casework.check import check
from casework.database import db
from casework.drain import drain
from casework.models import Letter, Notice, OutboxItem
from casework.notify.letters import gather
from casework.retention.letters import purge_letters, purge_work
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.notify.mails import Mails
from workflows.states import State

LONG = timedelta(days=91)


def count(table: type) -> int:
    found = db.session.scalar(select(func.count()).select_from(table)) or 0
    db.session.rollback()
    return found


@pytest.fixture
def sent(mails: Mails, cases: Cases, now: datetime) -> datetime:
    """A case whose people were written to; the moment by which all was sent."""
    cases.at(State.ASSIGNED)
    later = now + timedelta(days=1)
    assert gather(now=later)
    while drain():
        pass
    found: datetime | None = db.session.scalar(select(func.max(Letter.sent_at)))
    db.session.rollback()
    assert found is not None
    return found


def test_letters_go_with_their_work_and_what_was_told_stays(sent: datetime) -> None:
    told = count(Notice)
    letters = count(Letter)
    assert purge_letters(now=sent + LONG) == letters
    assert (count(Letter), count(Notice)) == (0, told)
    left = db.session.scalars(select(OutboxItem.topic)).all()
    assert "letter" not in left
    assert check(db.session) == []


def test_nobody_is_written_to_again(sent: datetime) -> None:
    purge_letters(now=sent + LONG)
    assert gather(now=sent + LONG) == 0


def test_they_wait_for_their_time_and_go_once(sent: datetime) -> None:
    assert purge_letters(now=sent + timedelta(days=89)) == 0
    assert purge_letters(now=sent + LONG) > 0
    assert purge_letters(now=sent + LONG) == 0


def test_a_letter_that_failed_stays_until_somebody_mends_it(sent: datetime) -> None:
    before = count(Letter)
    person = db.session.scalars(select(Letter.person_id)).first() or 0
    with unit_of_work() as session:
        failed = Letter(person_id=person, way="mail", key="digest-x", recorded_at=sent)
        failed.dead_at = sent
        session.add(failed)
    assert purge_letters(now=sent + LONG) == before
    assert count(Letter) == 1


def test_done_work_goes_and_open_work_stays(sent: datetime) -> None:
    with unit_of_work() as session:
        session.add(
            OutboxItem(topic="report", subject_id=1, recorded_at=sent, due_at=sent, done_at=sent)
        )
        session.add(OutboxItem(topic="report", subject_id=2, recorded_at=sent, due_at=sent))
        session.add(
            OutboxItem(topic="report", subject_id=3, recorded_at=sent, due_at=sent, dead_at=sent)
        )
    assert purge_work(now=sent + timedelta(days=89)) == 0
    purge_work(now=sent + LONG)
    subjects = select(OutboxItem.subject_id).where(OutboxItem.topic == "report")
    assert sorted(db.session.scalars(subjects)) == [2, 3]
