"""A span of time as it is said: in the largest unit of which there are at least two."""

from __future__ import annotations

from datetime import timedelta

from workflows.words import Label

UNITS = (
    (timedelta(days=1), "ngày", "days"),
    (timedelta(hours=1), "giờ", "hours"),
    (timedelta(minutes=1), "phút", "minutes"),
)


def lasting(span: timedelta) -> Label:
    """Whole units, rounded down: nobody reads 106,308 minutes."""
    for unit, vi, en in UNITS:
        if span >= 2 * unit:
            return Label(f"{span // unit} {vi}", f"{span // unit} {en}")
    seconds = round(span.total_seconds())
    return Label(f"{seconds} giây", f"{seconds} seconds")
