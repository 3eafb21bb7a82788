"""A real RQ worker on a real Redis hears the doorbell and drains in a child of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from rq import Queue
from rq.job import Job
from sqlalchemy import select

from casework import doorbell
from casework.app import SETTINGS, create_worker_app
from casework.clock import read_clock
from casework.database import db
from casework.doorbell import JOB_ID, ring
from casework.models import OutboxItem
from casework.outbox import put
from casework.running.programs import environment
from casework.settings import InvalidSettings, Settings
from casework.unit_of_work import unit_of_work
from casework.worker import worker_of
from tests.redis_server import Server, redis_server


@pytest.fixture
def server() -> Iterator[Server]:
    with redis_server() as running:
        yield running
        doorbell.forget()


@pytest.fixture
def settings(app: Flask, server: Server) -> Settings:
    kept: Settings = app.config[SETTINGS]
    return replace(kept, redis_url=server.url)


def ask_for_work(app: Flask, subject: int) -> None:
    """A photo that does not exist: its handler has nothing to do and is done."""
    with unit_of_work() as session:
        put(session, "photo", subject, read_clock(session()))


def done() -> list[int]:
    db.session.rollback()
    return list(
        db.session.scalars(select(OutboxItem.subject_id).where(OutboxItem.done_at.is_not(None)))
    )


def start_worker(settings: Settings) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "casework", "worker"], env=environment(settings))


def wait_until_done(subjects: list[int]) -> None:
    deadline = time.monotonic() + 30
    while done() != subjects:
        assert time.monotonic() < deadline, "the worker did not drain"
        time.sleep(0.05)


def test_the_doorbell_makes_a_worker_drain_and_it_ends_when_asked(
    app: Flask, settings: Settings
) -> None:
    ask_for_work(app, 1)
    ring(settings)
    worker = start_worker(settings)
    try:
        wait_until_done([1])
        wait_for_the_bell_to_be_free(settings)
        ask_for_work(app, 2)
        ring(settings)
        wait_until_done([1, 2])
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(30) == 0
    finally:
        worker.kill()
        worker.wait()


def wait_for_the_bell_to_be_free(settings: Settings) -> None:
    """A drain that has ended leaves nothing that would keep the next one from being queued."""
    queue = doorbell._queue(settings.redis_url)
    deadline = time.monotonic() + 10
    while queue.connection.exists(f"rq:job:{JOB_ID}"):
        assert time.monotonic() < deadline, "the finished job stays"
        time.sleep(0.05)


def test_without_redis_there_is_no_worker(app: Flask) -> None:
    with pytest.raises(InvalidSettings, match="CASEWORK_REDIS_URL"):
        worker_of(app)


def test_a_forked_child_opens_its_own_connections(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parent's connections stay the parent's: not closed, and not used by the child."""
    worker = worker_of(create_worker_app(settings))
    with worker.app.app_context():
        db.session.execute(select(1))
        db.session.rollback()
        mine = db.engine.pool
        assert mine.checkedin() == 1  # type: ignore[attr-defined]
    seen: list[int] = []

    def horse(_self: object, _job: Job, _queue: Queue) -> None:
        seen.append(db.engine.pool.checkedin())  # type: ignore[attr-defined]

    monkeypatch.setattr("rq.worker.base.BaseWorker.main_work_horse", horse)
    worker.main_work_horse(Job(connection=worker.connection), worker.queues[0])
    assert seen == [0]
    assert os.getpid() == worker.pid
    worker.connection.close()
    mine.dispose()
