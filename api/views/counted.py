"""Counts for people: exact while that helps, ``1.000+`` beyond."""

from __future__ import annotations

from flask_babel import format_decimal

MOST_SAID = 1_000


def counted(n: int, *, cut: bool = False) -> str:
    """``37``, ``1.000+``; ``cut`` says that counting stopped early, so that there may be more."""
    if n > MOST_SAID:
        return f"{format_decimal(MOST_SAID)}+"
    return f"{format_decimal(n)}+" if cut else str(format_decimal(n))
