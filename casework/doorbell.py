"""The doorbell: tells a worker, after the commit, that there is something to do.

Only a hint. The work itself is rows in the outbox, and the ticker finds them without it; so
nothing here may fail, or slow a request down by more than a moment (design §5).
"""

from __future__ import annotations

import logging
import time

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.exceptions import DuplicateJobError
from rq.serializers import JSONSerializer

from casework.settings import Settings

QUEUE = "casework"
DRAIN = "casework.jobs.drain"
JOB_ID = "drain"

PATIENCE = 0.2
"""Seconds a socket may take; a healthy Redis answers within a thousandth of it."""

SILENCE = 10.0
"""Seconds without ringing after a failure, so that a hanging Redis slows one request, not all."""

FORGOTTEN = 60
"""Seconds after which a drain that never ended no longer keeps others from being queued."""

logger = logging.getLogger(__name__)
_silent_until: dict[str, float] = {}
_queues: dict[str, Queue] = {}


def ring(settings: Settings) -> None:
    """Queue one drain unless one is queued already; never raises, never waits long."""
    url = settings.redis_url
    if not url or time.monotonic() < _silent_until.get(url, 0.0):
        return
    try:
        _queue(url).enqueue(
            DRAIN,
            job_id=JOB_ID,
            unique=True,
            ttl=FORGOTTEN,
            result_ttl=0,
            failure_ttl=FORGOTTEN,
            job_timeout=600,
        )
    except DuplicateJobError:
        return  # Somebody rang before; the worker that comes will find our row too.
    except Exception as fault:  # noqa: BLE001 -- whatever it is, the change is already committed
        _silent_until[url] = time.monotonic() + SILENCE
        logger.warning("The doorbell is silent for %.0f s: %s", SILENCE, type(fault).__name__)


def forget() -> None:
    """Close what is open and end every silence; for tests, where servers come and go."""
    for queue in _queues.values():
        queue.connection.close()
    _queues.clear()
    _silent_until.clear()


def _queue(url: str) -> Queue:
    if url not in _queues:
        _queues[url] = _open_queue(url)
    return _queues[url]


def _open_queue(url: str) -> Queue:
    """The queue of this Redis, over sockets that give up soon and never try again by themselves."""
    connection = Redis.from_url(
        url,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )
    return Queue(QUEUE, connection=connection, serializer=JSONSerializer)
