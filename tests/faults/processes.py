"""Processes to kill: forked in a moment from one server that has the product loaded."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.figures import Figures
from tests.faults.waiting import wait_for

forking = multiprocessing.get_context("forkserver")
# Only what opens no connection: a child that shares one reads another's rows.
forking.set_forkserver_preload(["api.app", "casework.ticker", "tests.cases"])

PAUSE = 0.5
Work = Callable[..., None]


def run(work: Work, *arguments: Any) -> Any:
    """Start it; the caller joins or kills it."""
    process = forking.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def kill_writers(
    work: Work,
    *arguments: Any,
    marks: Path,
    side_by_side: int,
    kills: int,
    dice: random.Random,
    counted: Figures,
    until: Callable[[], bool] = lambda: False,
) -> None:
    """Keep so many processes at the work, and kill -9 so many, each after its first write.

    A killed one is replaced. Ends early when there is no more to do.
    """
    marks.mkdir(exist_ok=True)
    workers = [run(work, *arguments) for _ in range(side_by_side)]
    rarely = Rarely(until)
    try:
        for _ in range(kills):
            wait_for(lambda: _marked(workers, marks) or rarely(), seconds=60, what="a writer")
            found = _marked(workers, marks)
            if not found:
                return
            victim = dice.choice(found)
            time.sleep(dice.random() * 0.02)
            os.kill(victim.pid, signal.SIGKILL)
            victim.join()
            counted.kills += 1
            counted.writers += (marks / str(victim.pid)).exists()
            workers[workers.index(victim)] = run(work, *arguments)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()


class Rarely:
    """Asks no more than twice a second: those at work need the machine more."""

    def __init__(self, question: Callable[[], bool]) -> None:
        self.question = question
        self.asked = time.monotonic()

    def __call__(self) -> bool:
        """The answer, or no while it is too early to ask."""
        if time.monotonic() - self.asked < PAUSE:
            return False
        self.asked = time.monotonic()
        return self.question()


def _marked(workers: list[Any], marks: Path) -> list[Any]:
    return [each for each in workers if each.is_alive() and (marks / str(each.pid)).exists()]
