"""What came back: a new case of the type and place of one that was closed not long ago (R20).

The new case is a case like any other; the link only says that the earlier end did not last.
Durable resolution counts a closed case as lasting when no such case came within the days below.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.same_place import Pairs, same_place

RECURRENCE_DAYS: Final = 90


def recurs(
    *, closed_on: date, closed_place: Pairs, reported_on: date, reported_place: Pairs
) -> bool:
    """Whether a report of the same type and commune is the closed matter come back."""
    days = (reported_on - closed_on).days
    return 0 <= days <= RECURRENCE_DAYS and same_place(closed_place, reported_place)
