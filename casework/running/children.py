"""Child processes of the supervisor: what to run, and one of them alive."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

PR_SET_PDEATHSIG = 1
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STEADY = 60.0
"""Seconds after which a child counts as healthy, and its next end as the first one."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Program:
    """A command under a name. One that is not ``kept`` runs once and may end.

    ``patience`` is how many seconds it gets to end after SIGTERM.
    """

    name: str
    command: Sequence[str]
    kept: bool = True
    patience: float = 15.0


class Child:
    """A program and its process; started again, after a growing pause, when it dies."""

    def __init__(self, program: Program, environ: Mapping[str, str]) -> None:
        self.program = program
        self.environ = environ
        self.process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._rest_until = 0.0
        self._pause = FIRST_PAUSE

    def start(self) -> None:
        """Start in a process group of its own: Ctrl+C reaches the supervisor alone."""
        self._started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 -- commands are built in this package
            self.program.command,
            env=dict(self.environ),
            stdin=subprocess.DEVNULL,
            process_group=0,
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 -- the supervisor has one thread
        )

    def look(self) -> None:
        """Start it again if it has died and its rest is over."""
        if self.process is None:
            if self.program.kept and time.monotonic() >= self._rest_until:
                self.start()
            return
        code = self.process.poll()
        if code is not None:
            self.process = None
            self._note_end(code)

    def stop(self) -> None:
        """Ask it to end; after its patience, end it."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(self.program.patience)
        except subprocess.TimeoutExpired:
            logger.warning("%s did not end in time and is killed", self.program.name)
            process.kill()
            process.wait()

    def _note_end(self, code: int) -> None:
        if not self.program.kept:
            if code:
                logger.error("%s ended with %d", self.program.name, code)
            return
        if time.monotonic() - self._started >= STEADY:
            self._pause = FIRST_PAUSE
        logger.warning(
            "%s ended with %d; it starts again in %.1f s", self.program.name, code, self._pause
        )
        self._rest_until = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)


def _die_with(parent: int) -> Callable[[], None] | None:
    """Run in the child before its program: Linux ends it when the supervisor is killed."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def prepare() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # the parent died before the line above
            os._exit(1)

    return prepare
