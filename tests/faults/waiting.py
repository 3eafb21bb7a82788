"""Tests of faults wait for events, never for a guessed time; the limit only ends a broken run."""

from __future__ import annotations

import time
from collections.abc import Callable


def wait_for(so: Callable[[], object], *, seconds: float, what: str) -> None:
    """Until it is so; AssertionError naming what was waited for."""
    deadline = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.02)
