"""A newer working calendar moves deadlines of a case: never without this event (promise H4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, Circle, Event, Told


@dataclass(frozen=True, kw_only=True)
class CalendarApplied(Event):
    """From now on the days of the running clocks are counted with this version."""

    kind: ClassVar[str] = "calendar_applied"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    calendar_version: int
