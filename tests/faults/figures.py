"""What each fault test did, one line a test, for README's table (``make reliability``)."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = Path("build/reliability.jsonl")


@dataclass
class Figures:
    """Counted outside the system under test. ``lost`` and ``duplicates`` are what must not be.

    ``kills`` are faults of any kind that were done; ``writers`` those that hit a process in the
    middle of its work; ``acks`` the answers that promised something.
    """

    promise: str
    where: str
    kills: int = 0
    writers: int = 0
    acks: int = 0
    lost: int = 0
    duplicates: int = 0
    seconds: float = 0.0

    def require_that_it_bit(self) -> None:
        """A kill that hits nobody at work proves nothing."""
        assert self.writers * 2 >= self.kills > 0, f"{self.writers} of {self.kills} hit a writer"


@contextmanager
def figures(promise: str, where: str) -> Iterator[Figures]:
    """Filled in by the test, and written down if it passes."""
    found = Figures(promise, where)
    began = time.monotonic()
    yield found
    found.seconds = round(time.monotonic() - began, 1)
    FILE.parent.mkdir(exist_ok=True)
    line = os.open(FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(line, (json.dumps(asdict(found)) + "\n").encode())
    os.close(line)
