"""What RQ may call exists under the names that are queued."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer
from rq.utils import import_attribute

from casework import jobs
from casework.doorbell import DRAIN, FORGOTTEN, JOB_ID
from tests.redis_server import Server, redis_server


@pytest.fixture
def server() -> Iterator[Server]:
    with redis_server() as running:
        yield running


def test_the_name_on_the_doorbell_is_a_function() -> None:
    assert import_attribute(DRAIN) is jobs.drain


def test_it_drains_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    drained: list[bool] = []
    monkeypatch.setattr(jobs, "drain_outbox", lambda: drained.append(True))
    jobs.drain()
    assert drained == [True]


def test_a_drain_whose_worker_dies_is_forgotten(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RQ would keep it as running for ever, and no doorbell would be heard again."""
    lives: list[object] = []
    with server.client() as client:
        queue = Queue("test", connection=client, serializer=JSONSerializer)
        monkeypatch.setattr(
            jobs, "drain_outbox", lambda: lives.append(client.ttl(f"rq:job:{JOB_ID}"))
        )
        queue.enqueue(DRAIN, job_id=JOB_ID, unique=True, result_ttl=0)
        worker = SimpleWorker([queue], connection=client, serializer=JSONSerializer)
        worker.work(burst=True, logging_level="ERROR")
    assert len(lives) == 1
    assert isinstance(lives[0], int)
    assert 0 < lives[0] <= FORGOTTEN
