"""The supervisor: starts the programs in order, keeps them alive, stops them in reverse order.

Web, worker, ticker, Redis: all signalled at once, a worker would fail on a Redis already gone
(ecosystem.md §1).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from casework.running.children import Child, Program
from casework.running.stopping import Stopping

LOOK_EVERY = 0.2

logger = logging.getLogger(__name__)


class Supervisor:
    """``programs`` in the order they stop; they start the other way round.

    ``watch`` is called at each look, a few times a second, and must return quickly.
    """

    def __init__(
        self,
        programs: Sequence[Program],
        environ: Mapping[str, str],
        *,
        watch: Callable[[], None] = lambda: None,
    ) -> None:
        self.children = [Child(program, environ) for program in programs]
        self.watch = watch
        self.stopping = Stopping()

    def run(self) -> None:
        """Until SIGTERM or SIGINT."""
        self.stopping.listen()
        try:
            for child in reversed(self.children):
                child.start()
            while not self.stopping.wait(LOOK_EVERY):
                for child in self.children:
                    child.look()
                self.watch()
        finally:
            self.stop()

    def stop(self) -> None:
        """Each in turn, the next only when the one before has ended."""
        for child in self.children:
            child.stop()
            logger.info("%s has stopped", child.program.name)
