"""Every event kind, one family a file, found by itself: ``EVENT_KINDS[kind]``."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from casework.events.base import EVENT_KINDS, Event

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["EVENT_KINDS", "Event"]
