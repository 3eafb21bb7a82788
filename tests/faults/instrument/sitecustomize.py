"""Python runs this file first in every program a fault test starts, because PYTHONPATH names it.

Nothing of it is in the product: a program leaves a mark, named by its process, once it has written
to the database, so that a fault test kills only who has begun to work.
"""

from __future__ import annotations

import os
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

MARKS = Path(os.environ["FAULTS_MARKS"])
WRITING = ("INSERT", "UPDATE", "DELETE")
_marked: set[int] = set()


@event.listens_for(Engine, "after_cursor_execute")
def _mark(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
    """A forked child of a marked process is another process."""
    if os.getpid() not in _marked and statement.startswith(WRITING):
        (MARKS / str(os.getpid())).touch()
        _marked.add(os.getpid())


def _time_the_doorbell() -> None:
    """Write down how long a request waited for Redis, when that was longer than before."""
    doorbell = import_module("casework.doorbell")
    ring = doorbell.ring
    longest = 0.0

    def timed(settings: Any) -> None:
        nonlocal longest
        began = time.perf_counter()
        ring(settings)
        took = time.perf_counter() - began
        if took > longest:
            longest = took
            (MARKS / f"rang.{os.getpid()}").write_text(f"{took:.6f}")

    setattr(doorbell, "ring", timed)  # noqa: B010 -- the checker knows it only as a module


if os.environ.get("FAULTS_TIME_DOORBELL"):
    _time_the_doorbell()
