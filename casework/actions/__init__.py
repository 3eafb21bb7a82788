"""The commands. One verb family a file, found by itself; ``perform`` is the one path."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from casework.actions.perform import COMMANDS, Performed, Turn, perform, take_turn

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["COMMANDS", "Performed", "Turn", "perform", "take_turn"]
