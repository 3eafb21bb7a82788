"""New rules reach the running cases, an event each: one way for the calendar and for policies.

Each case is a transaction of its own, so no command waits for more than one. What a run has seen
is noted after each batch; one that dies is taken up from there, and looking at a case twice
changes nothing. A case that cannot be looked at keeps no other waiting: the run then fails, and
the next try begins with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casework.clock import read_clock
from casework.database import db
from casework.models.rollout import Rollout
from casework.outbox import renew
from casework.unit_of_work import unit_of_work

logger = logging.getLogger(__name__)

BATCH = 50


@dataclass(frozen=True)
class RollingOut:
    """A kind of rules. ``topic`` is that of its work, ``progress`` the table that keeps how far
    each version is.

    ``waiting(version, after, limit)`` finds the next cases by id; ``look_at(case_id, version)``
    brings one up to date, in a transaction of its own.
    """

    topic: str
    progress: type[Rollout]
    waiting: Callable[[int, int, int], Sequence[int]]
    look_at: Callable[[int, int], object]

    def run(self, version: int) -> None:
        """Go through the cases from where a run before this one stopped, to the last one."""
        failed: list[int] = []
        while cases := self._next(version):
            failed += [case_id for case_id in cases if not self._looked_at(case_id, version)]
            self._note(version, cases)
        self._end(version, failed)
        if failed:
            raise RuntimeError(f"{self.topic} could not be applied to {len(failed)} cases")

    def _next(self, version: int) -> list[int]:
        row = db.session.get_one(self.progress, version, populate_existing=True)
        found = list(self.waiting(version, row.last_case_id, BATCH))
        db.session.rollback()
        return found

    def _looked_at(self, case_id: int, version: int) -> bool:
        """Whatever is wrong with one case must not keep the others waiting: it is named, and the run
        ends as failed and begins there again.
        """
        try:
            self.look_at(case_id, version)
        except Exception:
            logger.exception("%s %d not applied to case %d", self.topic, version, case_id)
            return False
        return True

    def _note(self, version: int, cases: list[int]) -> None:
        with unit_of_work() as session:
            row = session.get_one(self.progress, version, with_for_update=True)
            if row.last_case_id < cases[-1]:
                row.last_case_id = cases[-1]
                row.seen = min(row.seen + len(cases), row.cases)
            renew(session, self.topic, version, now=read_clock(session))

    def _end(self, version: int, failed: list[int]) -> None:
        with unit_of_work() as session:
            row = session.get_one(self.progress, version, with_for_update=True)
            if failed:
                row.last_case_id = failed[0] - 1
            else:
                row.ended_at = read_clock(session)
