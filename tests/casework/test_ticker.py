"""The ticker goes on whatever fails, says that it lives, and stops when asked."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from casework.app import SETTINGS
from casework.clock import read_clock
from casework.database import db
from casework.heartbeat import last_beat
from casework.models import OutboxItem
from casework.notify import postman
from casework.notify.letters import gather
from casework.outbox import put
from casework.running.programs import environment
from casework.schedule import EACH_ROUND, Recurring
from casework.ticker import Ticker
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST
from tests.cast import Cast
from tests.databases import Databases
from tests.smtp_sink import smtp_sink


class Counted:
    """A job that counts its runs and fails in the first of them if told so."""

    def __init__(self, *, failing: int = 0) -> None:
        self.failing = failing
        self.runs: list[datetime] = []

    def __call__(self, now: datetime) -> int:
        self.runs.append(now)
        if len(self.runs) <= self.failing:
            raise RuntimeError("the sweep broke")
        return 1


def test_each_round_runs_every_job_with_the_database_time(app: Flask) -> None:
    first, second = Counted(), Counted()
    ticker = Ticker(
        app, [Recurring("first", EACH_ROUND, first), Recurring("second", EACH_ROUND, second)]
    )
    before = read_clock(db.session())
    ticker.round()
    ticker.round()
    assert (len(first.runs), len(second.runs)) == (2, 2)
    assert before <= first.runs[0] <= second.runs[0] <= read_clock(db.session())


def test_a_job_that_fails_keeps_no_other_from_its_turn(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    broken, fine = Counted(failing=1), Counted()
    ticker = Ticker(
        app, [Recurring("broken", EACH_ROUND, broken), Recurring("fine", EACH_ROUND, fine)]
    )
    ticker.round()
    assert len(fine.runs) == 1
    assert "the sweep broke" in caplog.text
    ticker.round()
    assert len(broken.runs) == 2


def test_a_slow_job_runs_seldom_but_at_once_after_a_failure(app: Flask) -> None:
    seldom = Counted(failing=1)
    ticker = Ticker(app, [Recurring("seldom", timedelta(hours=6), seldom)])
    for _ in range(4):
        ticker.round()
    assert len(seldom.runs) == 2


def test_a_round_leaves_a_sign_of_life(app: Flask) -> None:
    before = read_clock(db.session())
    Ticker(app, []).round()
    beat = last_beat()
    assert beat is not None
    assert beat >= before


def test_a_round_that_failed_leaves_none(app: Flask) -> None:
    Ticker(app, [Recurring("broken", EACH_ROUND, Counted(failing=9))]).round()
    assert last_beat() is None


def test_a_failing_database_does_not_end_it(app: Flask, databases: Databases) -> None:
    db.session.remove()
    db.engine.dispose()
    databases.drop(app.config[SETTINGS].database_url)
    Ticker(app, [Recurring("job", EACH_ROUND, Counted())]).round()
    assert last_beat() is None


def test_what_runs_beside_may_hang_and_no_round_waits_for_it(app: Flask) -> None:
    """A mail server that does not answer delays no escalation and no other work."""
    hanging, released = Event(), Event()
    rounds = Counted()

    def letters(_now: datetime) -> int:
        hanging.set()
        released.wait(30)
        return 0

    ticker = Ticker(
        app,
        [Recurring("sweep", EACH_ROUND, rounds)],
        beside=[Recurring("letters", EACH_ROUND, letters)],
    )
    ticker.stopping.listen = lambda: None  # type: ignore[method-assign]  # not the main thread's
    app.config[SETTINGS] = replace(app.config[SETTINGS], ticker_seconds=0.01)
    process = Thread(target=ticker.run)
    process.start()
    try:
        assert hanging.wait(30)
        before, deadline = len(rounds.runs), time.monotonic() + 30
        while len(rounds.runs) < before + 3:
            assert time.monotonic() < deadline, "the rounds wait for the letter"
            time.sleep(0.01)
    finally:
        ticker.stopping.asked = True
        released.set()
        process.join(30)
    assert not process.is_alive()


def test_a_silent_mail_server_delays_no_other_work(
    app: Flask, cast: Cast, now: datetime, tmp_path: Path
) -> None:
    """For real: a server that hangs, a letter due before a photo, and one round of the ticker."""
    with smtp_sink(tmp_path / "sink") as sink:
        sink.behave(hang=1)
        app.config[SETTINGS] = replace(
            app.config[SETTINGS], smtp_url=sink.url, mail_from="so@anminh.example"
        )
        Cases(cast, now).reported()
        gather(now=DIGEST)
        with unit_of_work() as session:
            put(session, "photo", 1, read_clock(session()))
        started = time.monotonic()
        Ticker(app).round()
        assert time.monotonic() - started < postman.ANSWER
    db.session.rollback()
    tries = {row.topic: row.tries for row in db.session.scalars(select(OutboxItem))}
    assert tries["photo"] == 1
    assert tries["letter"] == 0


def test_the_process_ticks_and_ends_when_asked(app: Flask, tmp_path: Path) -> None:
    started = datetime.fromtimestamp(tmp_path.stat().st_mtime, UTC)
    ticker = subprocess.Popen(
        [sys.executable, "-m", "casework", "tick"], env=environment(app.config[SETTINGS])
    )
    try:
        deadline = time.monotonic() + 30
        while not (beat := last_beat()):
            assert time.monotonic() < deadline, "the ticker does not tick"
            time.sleep(0.05)
        assert beat > started - timedelta(seconds=1)
        ticker.send_signal(signal.SIGTERM)
        assert ticker.wait(10) == 0
    finally:
        ticker.kill()
        ticker.wait()
