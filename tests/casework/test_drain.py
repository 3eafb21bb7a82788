"""Draining runs every handler to its end, once in its effect, whoever is killed meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.guarding import schema_may_change
from casework.models import OutboxItem
from casework.outbox import LETTERS, WORK, GivenUp, put
from casework.unit_of_work import unit_of_work

HOLD = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "LOCK TABLE outbox IN EXCLUSIVE MODE"}
ITEMS = 60
KILLS = 12


class Recorder:
    """A handler that remembers what it was given, and fails for some."""

    def __init__(self, failing: frozenset[int] = frozenset()) -> None:
        self.failing = failing
        self.seen: list[int] = []

    def __call__(self, subject_id: int, *, now: datetime) -> None:
        assert now.tzinfo is not None
        assert not db.session().in_transaction(), "a handler must not run inside a transaction"
        self.seen.append(subject_id)
        if subject_id in self.failing:
            raise ValueError(f"subject {subject_id} cannot be done")


def ask(*subjects: int, topic: str = "photo") -> None:
    with unit_of_work() as session:
        for subject in subjects:
            put(session, topic, subject, read_clock(session()))


def items() -> dict[int, OutboxItem]:
    db.session.rollback()
    return {row.subject_id: row for row in db.session.scalars(select(OutboxItem))}


def test_it_works_until_nothing_is_due(app: Flask) -> None:
    ask(1, 2, 3)
    handler = Recorder()
    assert drain(handlers={"photo": handler}) == 3
    assert handler.seen == [1, 2, 3]
    assert all(row.done_at for row in items().values())
    assert drain(handlers={"photo": handler}) == 0


def test_what_is_given_up_has_no_second_try(app: Flask) -> None:
    def refuse(subject_id: int, *, now: datetime) -> None:
        raise GivenUp("refused 550")

    ask(1)
    assert drain(handlers={"photo": refuse}) == 1
    item = items()[1]
    assert (item.tries, item.fault) == (1, "GivenUp: refused 550")
    assert item.dead_at is not None


def test_it_stops_at_its_limit(app: Flask) -> None:
    ask(1, 2, 3)
    assert drain(limit=2, handlers={"photo": Recorder()}) == 2
    assert drain(limit=2, handlers={"photo": Recorder()}) == 1


def test_one_failure_does_not_keep_the_others_waiting(app: Flask) -> None:
    ask(1, 2, 3)
    handler = Recorder(failing=frozenset({2}))
    assert drain(handlers={"photo": handler}) == 3
    assert items()[2].fault == "ValueError: subject 2 cannot be done"
    assert items()[2].done_at is None
    assert items()[3].done_at is not None


def test_a_letter_waits_until_nothing_else_is_due(app: Flask) -> None:
    ask(9, topic="letter")
    ask(1, 2)
    handler = Recorder()
    drain(handlers={"photo": handler, "letter": handler})
    assert handler.seen == [1, 2, 9]


def test_a_pass_over_our_own_work_leaves_letters_to_others(app: Flask) -> None:
    ask(9, topic="letter")
    ask(1)
    handler = Recorder()
    assert drain(lanes=[WORK], handlers={"photo": handler, "letter": handler}) == 1
    assert handler.seen == [1]
    assert drain(lanes=[LETTERS], handlers={"photo": handler, "letter": handler}) == 1
    assert handler.seen == [1, 9]


def test_a_topic_nobody_knows_is_a_fault_in_plain_sight(app: Flask) -> None:
    ask(1, topic="pigeon")
    drain(handlers={})
    assert items()[1].fault == "KeyError: 'pigeon'"


def test_draining_an_empty_outbox_takes_no_write_lock(app: Flask) -> None:
    other = db.engine.raw_connection()
    try:
        other.cursor().execute(HOLD[db.engine.dialect.name])
        started = time.monotonic()
        assert drain(handlers={}) == 0
        assert time.monotonic() - started < 5
    finally:
        other.rollback()
        other.close()


DRAINER = """
import sys, time
from pathlib import Path
from sqlalchemy import text
from casework.app import create_worker_app
from casework.database import db
from casework.drain import drain
from casework.settings import Settings
from casework.unit_of_work import unit_of_work

url, data = sys.argv[1:]

ONCE = "INSERT INTO effects VALUES (:id) ON CONFLICT DO NOTHING"

def handle(subject_id, *, now):
    with unit_of_work() as session:
        session.execute(text(ONCE), {"id": subject_id})
        session.execute(text("INSERT INTO tried_subjects VALUES (:id)"), {"id": subject_id})
    Path(data, "began").touch()
    time.sleep(0.02)

with create_worker_app(Settings(data=Path(data), database_url=url, secret_key="k")).app_context():
    while True:
        drain(handlers={"photo": handle})
        time.sleep(0.01)
"""


@pytest.fixture
def effects(app: Flask) -> None:
    with unit_of_work() as session, schema_may_change(session.connection()):
        session.execute(text("CREATE TABLE effects (subject_id INTEGER PRIMARY KEY)"))
        session.execute(text("CREATE TABLE tried_subjects (subject_id INTEGER)"))


@pytest.mark.usefixtures("effects")
def test_killed_drainers_lose_nothing_and_do_nothing_twice(app: Flask, tmp_path: Path) -> None:
    ask(*range(ITEMS))
    kills = 0
    for _ in range(KILLS):
        (tmp_path / "began").unlink(missing_ok=True)
        drainer = start_drainer(app, tmp_path)
        # Killed only after it has done some work: a kill at the start would prove nothing.
        wait_for(tmp_path / "began")
        time.sleep(0.01 * (kills % 4))
        os.kill(drainer.pid, signal.SIGKILL)
        assert drainer.wait() == -signal.SIGKILL
        kills += 1
        end_all_leases()
    last = start_drainer(app, tmp_path)
    deadline = time.monotonic() + 60
    while left() and time.monotonic() < deadline:
        end_all_leases()
        time.sleep(0.1)
    last.kill()
    last.wait()
    done = db.session.scalars(text("SELECT subject_id FROM effects")).all()
    assert sorted(done) == list(range(ITEMS))
    assert left() == 0
    assert kills == KILLS


def start_drainer(app: Flask, data: Path) -> subprocess.Popen[bytes]:
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    return subprocess.Popen([sys.executable, "-c", DRAINER, url, str(data)])


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline, "the drainer never did any work"
        time.sleep(0.005)


def end_all_leases() -> None:
    """As if their time were over, without waiting two minutes."""
    with unit_of_work() as session:
        now = read_clock(session())
        for row in session.scalars(select(OutboxItem).where(OutboxItem.done_at.is_(None))):
            row.due_at = min(row.due_at, now + timedelta(milliseconds=50))


def left() -> int:
    db.session.rollback()
    statement = select(func.count()).where(OutboxItem.done_at.is_(None))
    return db.session.scalar(statement) or 0
