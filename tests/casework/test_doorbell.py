"""The doorbell is heard when it can be, and never costs a request more than a moment."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from casework import doorbell
from casework.doorbell import DRAIN, JOB_ID, QUEUE, ring
from casework.settings import Settings
from tests.redis_server import Server, redis_server


@pytest.fixture(autouse=True)
def heard_afresh() -> Iterator[None]:
    """No silence and no open socket is left over from another test."""
    doorbell.forget()
    yield
    doorbell.forget()


@pytest.fixture
def server() -> Iterator[Server]:
    with redis_server() as running:
        yield running


def at(url: str) -> Settings:
    return Settings(redis_url=url, data=Path("unused"), secret_key="k")


def seconds_to_ring(url: str) -> float:
    started = time.monotonic()
    ring(at(url))
    return time.monotonic() - started


def queued(server: Server) -> list[str]:
    with server.client() as client:
        return list(Queue(QUEUE, connection=client, serializer=JSONSerializer).job_ids)


def test_one_drain_is_queued_and_it_carries_no_data(server: Server) -> None:
    ring(at(server.url))
    assert queued(server) == [JOB_ID]
    with server.client() as client:
        job = Queue(QUEUE, connection=client, serializer=JSONSerializer).fetch_job(JOB_ID)
        assert job is not None
        assert (job.func_name, job.args, job.kwargs) == (DRAIN, [], {})


def test_many_rings_queue_one_drain(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(20):
        ring(at(server.url))
    assert queued(server) == [JOB_ID]
    assert caplog.records == []


def test_a_drain_that_was_never_run_is_forgotten(server: Server) -> None:
    ring(at(server.url))
    with server.client() as client:
        assert 0 < client.ttl(f"rq:job:{JOB_ID}") <= doorbell.FORGOTTEN


def test_without_redis_there_is_no_bell(caplog: pytest.LogCaptureFixture) -> None:
    assert seconds_to_ring("") < 0.01
    assert caplog.records == []


@pytest.mark.parametrize("url", ["unix:///nowhere/redis.sock", "redis://127.0.0.1:1/0", "nonsense"])
def test_a_redis_that_is_not_there_is_a_line_in_the_log(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert seconds_to_ring(url) < 0.5
    assert [record.name for record in caplog.records] == ["casework.doorbell"]


def test_a_hanging_redis_costs_one_request_a_moment_and_the_next_nothing(server: Server) -> None:
    ring(at(server.url))
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        assert seconds_to_ring(server.url) < 0.5
        assert seconds_to_ring(server.url) < 0.01
    finally:
        os.kill(server.process.pid, signal.SIGCONT)


def test_a_redis_hanging_from_the_first_ring_on_costs_no_more(server: Server) -> None:
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        assert seconds_to_ring(server.url) < 0.5
    finally:
        os.kill(server.process.pid, signal.SIGCONT)


def test_after_the_silence_it_rings_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorbell, "SILENCE", 0.05)
    os.kill(server.process.pid, signal.SIGSTOP)
    ring(at(server.url))
    os.kill(server.process.pid, signal.SIGCONT)
    time.sleep(0.1)
    ring(at(server.url))
    assert queued(server) == [JOB_ID]
