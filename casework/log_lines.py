"""A line of the log: the time in UTC, and nothing that anybody wrote begins a line of its own."""

from __future__ import annotations

import logging
import time
from typing import Any


class OneLine(logging.Formatter):
    """``2026-03-02T02:00:00Z casework.worker: …``.

    Control characters in a message are written out, and the lines of a traceback are indented, so
    that words somebody sent cannot look like an entry (ASVS 16.2.2, 16.4.1).
    """

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- logging's own name
        return "".join(
            each if each.isprintable() else each.encode("unicode_escape").decode()
            for each in super().formatMessage(record)
        )

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return "\n".join(f"    {line}" for line in super().formatException(ei).splitlines())


def to_stderr() -> None:
    """Warnings and worse of every library, in such lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
