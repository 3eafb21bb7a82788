"""The ticker: every few seconds it does what is due, with or without Redis (design §5)."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from flask import Flask

from casework.app import SETTINGS
from casework.clock import database_now
from casework.database import db
from casework.heartbeat import beat
from casework.running.stopping import Stopping
from casework.schedule import RECURRING, Recurring

logger = logging.getLogger(__name__)


class Ticker:
    """Goes round the list of recurring jobs until told to stop."""

    def __init__(self, app: Flask, jobs: Sequence[Recurring] = RECURRING) -> None:
        self.app = app
        self.jobs = jobs
        self.stopping = Stopping()
        self._ran: dict[str, float] = {}

    def run(self) -> None:
        """Until SIGTERM or SIGINT; the round under way is finished first."""
        self.stopping.listen()
        while not self.stopping.asked:
            self.round()
            self.stopping.wait(self.app.config[SETTINGS].ticker_seconds)

    def round(self) -> None:
        """Each job that is due, once; one that fails says so and keeps no other from its turn."""
        with self.app.app_context():
            failed = [job.name for job in self.jobs if self._due(job) and not self._run(job)]
            if not failed:
                self._beat()

    def _due(self, job: Recurring) -> bool:
        ran = self._ran.get(job.name)
        return ran is None or time.monotonic() - ran >= job.every.total_seconds()

    def _run(self, job: Recurring) -> bool:
        try:
            count = job.run(database_now())
        except Exception:
            logger.exception("%s failed; it is tried again in the next round", job.name)
            db.session.rollback()
            return False
        self._ran[job.name] = time.monotonic()
        if count:
            logger.info("%s: %d", job.name, count)
        return True

    def _beat(self) -> None:
        try:
            beat(database_now())
        except Exception:
            logger.exception("The sign of life could not be written")
