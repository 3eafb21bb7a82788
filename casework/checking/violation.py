"""One promise found broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """Which promise, on which case, and what was found; a warning is late, not wrong."""

    rule: str
    ref: str
    found: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.ref}: {self.rule}: {self.found}"
