"""Python runs this file first in every program a fault test starts, because PYTHONPATH names it.

Nothing of it is in the product. Programs mark their first write, so that a fault test kills only
who has begun to work, and may time how long requests wait for Redis.
"""

from __future__ import annotations

import os
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.faults.marking import mark_first_write

MARKS = Path(os.environ["FAULTS_MARKS"])


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


mark_first_write(MARKS)
if os.environ.get("FAULTS_TIME_DOORBELL"):
    _time_the_doorbell()
