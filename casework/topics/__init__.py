"""What the outbox can ask for: one file a topic, found by itself; ``HANDLERS[topic]``.

The file's name is the topic. It offers ``handle(subject_id, *, now)``, which is called outside
any transaction, may be called twice for the same subject, and raises what went wrong.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib import import_module
from typing import Protocol


class Handler(Protocol):
    """Does the work one outbox item asks for; ``now`` is the database's time at the claim."""

    def __call__(self, subject_id: int, *, now: datetime) -> None: ...


def load(package: str, names: Iterable[str]) -> Mapping[str, Handler]:
    """The handlers of these files by topic; a file without one stops the start, by name."""
    found: dict[str, Handler] = {}
    for name in sorted(names):
        handler = getattr(import_module(f"{package}.{name}"), "handle", None)
        if handler is None:
            raise TypeError(f"{package}.{name} offers no handle(subject_id, *, now)")
        found[name] = handler
    return found


HANDLERS = load(__name__, (module.name for module in pkgutil.iter_modules(__path__)))
