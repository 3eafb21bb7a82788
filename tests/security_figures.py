"""What each test of a promise tried and how much got through, for README's table (``make security``)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.databases import KIND

FILE = Path("build/security.jsonl")


@dataclass
class Tried:
    """``promise`` is a number of docs/security.md; ``through`` is what must be none."""

    promise: str
    what: str
    where: str
    tried: int = 0
    through: int = 0


@contextmanager
def tried(promise: str, what: str) -> Iterator[Tried]:
    """Filled in by the test, and written down if it passes."""
    found = Tried(promise, what, KIND)
    yield found
    assert found.tried > 0, "nothing was tried"
    FILE.parent.mkdir(exist_ok=True)
    line = os.open(FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(line, (json.dumps(asdict(found), ensure_ascii=False) + "\n").encode())
    os.close(line)
