"""The RQ worker: hears the doorbell and drains in a forked child."""

from __future__ import annotations

from flask import Flask
from redis import Redis
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

from casework.app import SETTINGS
from casework.database import db
from casework.doorbell import QUEUE
from casework.settings import InvalidSettings

MAINTENANCE = 60
"""Seconds between two looks for jobs whose worker died."""


class DrainWorker(Worker):
    """A worker whose children open their own database connections.

    A connection shared over a fork answers with another process's rows (reliability.md §5.1).
    """

    def __init__(self, queue: Queue, app: Flask) -> None:
        super().__init__(
            [queue],
            connection=queue.connection,
            serializer=JSONSerializer,
            maintenance_interval=MAINTENANCE,
        )
        self.app = app

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """Runs in the forked child, and never returns."""
        with self.app.app_context():
            db.engine.dispose(close=False)
            super().main_work_horse(job, queue)


def worker_of(app: Flask) -> DrainWorker:
    """The worker of this application; InvalidSettings without a Redis to listen to."""
    url = app.config[SETTINGS].redis_url
    if not url:
        raise InvalidSettings("CASEWORK_REDIS_URL is empty: without Redis the ticker does the work")
    connection = Redis.from_url(url)
    return DrainWorker(Queue(QUEUE, connection=connection, serializer=JSONSerializer), app)
