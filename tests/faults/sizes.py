"""How much each fault test does: enough for every change, and more behind ``make test-long``."""

from __future__ import annotations

import os

LONG = os.environ.get("FAULTS") == "long"


def size(usual: int, long: int) -> int:
    """The number for this run."""
    return long if LONG else usual
