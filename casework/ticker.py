"""The ticker: every few seconds it does what is due, with or without Redis (design §5)."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from threading import Thread

from flask import Flask

from casework.app import SETTINGS
from casework.clock import database_now
from casework.database import db
from casework.heartbeat import beat
from casework.running.stopping import Stopping
from casework.schedule import BESIDE, RECURRING, Recurring

logger = logging.getLogger(__name__)

FAILED = -1
LAST_LETTER = 20.0
"""Seconds one who stops waits for the letter in hand; what is cut off is sent again."""


class Ticker:
    """Goes round the list of recurring jobs until told to stop; those ``beside`` have a thread
    of their own, and nothing waits for them.
    """

    def __init__(
        self,
        app: Flask,
        jobs: Sequence[Recurring] = RECURRING,
        beside: Sequence[Recurring] = BESIDE,
    ) -> None:
        self.app = app
        self.jobs = jobs
        self.beside = beside
        self.stopping = Stopping()
        self._ran: dict[str, float] = {}

    def run(self) -> None:
        """Until SIGTERM or SIGINT; the round under way is finished first."""
        self.stopping.listen()
        threads = [Thread(target=self._go_on, args=[job], daemon=True) for job in self.beside]
        for thread in threads:
            thread.start()
        while not self.stopping.asked:
            self.round()
            self._rest()
        for thread in threads:
            thread.join(LAST_LETTER)

    def round(self) -> None:
        """Each job that is due, once; one that fails says so and keeps no other from its turn."""
        with self.app.app_context():
            ran = [self._run(job) for job in self.jobs if self._due(job)]
            if FAILED not in ran:
                self._beat()

    def run_beside(self) -> bool:
        """What runs beside the rounds, once; tells if there was anything to do."""
        with self.app.app_context():
            return sum(max(self._run(job), 0) for job in self.beside) > 0

    def _go_on(self, job: Recurring) -> None:
        """The same job again and again; it rests only when there was nothing to do."""
        while not self.stopping.asked:
            with self.app.app_context():
                done = self._run(job)
            if done <= 0:
                self._rest()

    def _rest(self) -> None:
        self.stopping.wait(self.app.config[SETTINGS].ticker_seconds)

    def _due(self, job: Recurring) -> bool:
        ran = self._ran.get(job.name)
        return ran is None or time.monotonic() - ran >= job.every.total_seconds()

    def _run(self, job: Recurring) -> int:
        try:
            count = job.run(database_now())
        except Exception:
            logger.exception("%s failed; it is tried again in the next round", job.name)
            db.session.rollback()
            return FAILED
        self._ran[job.name] = time.monotonic()
        if count:
            logger.info("%s: %d", job.name, count)
        return count

    def _beat(self) -> None:
        try:
            beat(database_now())
        except Exception:
            logger.exception("The sign of life could not be written")
