"""The ticker goes on whatever fails, says that it lives, and stops when asked."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from casework.app import SETTINGS
from casework.clock import read_clock
from casework.database import db
from casework.heartbeat import last_beat
from casework.running.programs import environment
from casework.schedule import EACH_ROUND, Recurring
from casework.ticker import Ticker
from tests.databases import Databases


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
