"""Being asked to stop, by SIGTERM or Ctrl+C."""

from __future__ import annotations

import signal
import time
from types import FrameType

SLICE = 0.2


class Stopping:
    """Remembers that somebody asked; ``wait`` ends early then.

    A plain flag and short sleeps: threading.Event may deadlock when its own waiter is
    interrupted by the handler that sets it.
    """

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        """Take over SIGTERM and SIGINT of this process."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def wait(self, seconds: float) -> bool:
        """Sleep, unless asked to stop; returns whether that is so."""
        until = time.monotonic() + seconds
        while not self.asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, SLICE))
        return self.asked

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
