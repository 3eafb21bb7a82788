"""R5: what a person was promised to be told arrives, whatever the mail server does and who is killed."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, func, select

from casework import outbox
from casework.app import create_worker_app
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.models import Letter, Membership, Notice, OutboxItem, Person
from casework.notify import postman
from casework.notify.dead import bury
from casework.notify.letters import TOPIC, gather
from casework.notify.mail import dedup_key
from casework.settings import Settings
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import ENVIRONMENT, SINCE, Cast
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.marking import mark_first_write
from tests.faults.office import Office
from tests.faults.processes import kill_writers, run
from tests.faults.sizes import size
from tests.smtp_sink import smtp_sink
from workflows.actors import Role
from workflows.states import State

LETTERS = size(1_000, 20_000)
KILLS = size(100, 1_000)
POSTMEN = 6
# Of a hundred connections; a hanging one costs its postman two seconds of this test.
SIX_WAYS = {"accept": 70, "temporary": 10, "permanent": 2, "hang": 3, "drop": 10, "refuse": 5}
# Whatever was put off is due again after this, however often it was.
LONGEST_WAIT = outbox.LETTERS.patience.longest_wait
ROUNDS = 12


def deliver_for_ever(settings: Settings, marks: Path) -> None:
    """What a worker does, without its rests."""
    mark_first_write(marks)
    while True:
        deliver(settings)
        time.sleep(0.05)


def deliver(settings: Settings) -> None:
    """Until nothing is due, with little patience for a silent server."""
    postman.ANSWER, postman.WHOLE = 2.0, 3.0  # type: ignore[misc]  # patience is the test's here
    with create_worker_app(settings).app_context():
        drain()


@on_both
def test_a_thousand_letters_arrive_through_a_server_that_fails_in_six_ways(
    office: Office, dice: random.Random
) -> None:
    with smtp_sink(office.settings.data / "sink") as sink:
        sink.behave(**SIX_WAYS)
        settings = replace(office.settings, smtp_url=sink.url, mail_from="so@anminh.example")
        office = replace(office, settings=settings)
        shift = write_letters(office)
        with figures("R5 letters", office.where) as counted:
            kill_writers(
                deliver_for_ever,
                settings,
                office.marks,
                marks=office.marks,
                side_by_side=POSTMEN,
                kills=KILLS,
                dice=dice,
                counted=counted,
                until=lambda: not letters_due(office),
            )
            deliver_the_rest(office, shift)
            taken = [each.message_id.strip("<>").partition("@")[0] for each in sink.received()]
            counted.acks = len(taken)
            counted.duplicates = len(taken) - len(set(taken))
            with office.open():
                sent = {dedup_key(each) for each in letters(Letter.sent_at.is_not(None))}
                dead = letters(Letter.dead_at.is_not(None))
                counted.lost = len(sent - set(taken))
                assert len(sent) + len(dead) == LETTERS
            assert counted.lost == 0
            require_shown_once(office)
            office.require_every_promise()
        assert counted.kills >= KILLS
        counted.require_that_it_bit()
        # A final refusal ends a letter in plain sight; nothing else does, however often it fails.
        assert all(each.told_at for each in dead)
        assert len(dead) < LETTERS * 0.1


def write_letters(office: Office) -> timedelta:
    """One case is given to an agency of a thousand officers; next morning each is to be told.

    Returns how far the database's clock was set.
    """
    now = office.now()
    with office.open():
        hire(now)
        Cases(Cast(), now).at(State.ASSIGNED)
        digest = db.session.scalars(select(Notice.send_at).order_by(Notice.send_at.desc())).first()
    assert digest is not None
    shift = digest - now + timedelta(minutes=1)
    office.shift(shift)
    with office.open():
        gather(now=read_clock(db.session()))
        assert len(letters()) == LETTERS
    return shift


def hire(now: datetime) -> None:
    """Many officers for the environment office."""
    home, agency = Cast().unit("TAM"), Cast().agency(ENVIRONMENT)
    with unit_of_work() as session:
        people = [
            Person(
                email=f"officer-{number}@anminh.example",
                name=f"Cán bộ {number}",
                password_hash="nobody signs in",
                created_at=now,
            )
            for number in range(LETTERS)
        ]
        session.add_all(people)
        session.flush()
        session.add_all(
            Membership(
                person_id=person.id,
                role=Role.AGENCY_OFFICER.value,
                unit_id=home,
                agency_id=agency,
                starts_on=SINCE,
            )
            for person in people
        )


def deliver_the_rest(office: Office, shift: timedelta) -> None:
    """Nobody is killed any more; what was put off is tried until each letter has its end."""
    for later in range(1, ROUNDS):
        for worker in [run(deliver, office.settings) for _ in range(POSTMEN)]:
            worker.join()
        with office.open():
            bury(now=read_clock(db.session()))
        if not letters_open(office):
            return
        office.shift(shift + later * LONGEST_WAIT)
    raise AssertionError("letters are still on their way")


def letters(*where: ColumnElement[bool]) -> list[Letter]:
    """Those of the hired officers."""
    return list(db.session.scalars(select(Letter).where(Letter.person_id.in_(officers()), *where)))


def officers() -> set[int]:
    return set(db.session.scalars(select(Person.id).where(Person.email.like("officer-%"))))


def letters_due(office: Office) -> bool:
    """Whether a postman would find work."""
    with office.open():
        due = select(OutboxItem.id).where(
            OutboxItem.topic == TOPIC,
            OutboxItem.done_at.is_(None),
            OutboxItem.dead_at.is_(None),
            OutboxItem.due_at <= read_clock(db.session()),
        )
        return db.session.scalar(due.limit(1)) is not None


def letters_open(office: Office) -> bool:
    """Whether any letter has no end yet."""
    with office.open():
        ends = (Letter.sent_at, Letter.dead_at, Letter.withdrawn_at)
        without = select(Letter.id).where(*(end.is_(None) for end in ends))
        return db.session.scalar(without.limit(1)) is not None


def require_shown_once(office: Office) -> None:
    """In the service itself each officer reads of the event once, and it is in one letter."""
    with office.open():
        rows = db.session.execute(
            select(Notice.person_id, func.count(), func.count(Notice.letter_id))
            .where(Notice.person_id.in_(officers()))
            .group_by(Notice.person_id)
        ).all()
        assert len(rows) == LETTERS
        assert {(count, in_letters) for _, count, in_letters in rows} == {(1, 1)}
