"""What the register asks of its keepers, told through one case of the entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from casework.events.base import OFFICES, Circle, Event, Told

# The committee hears of what its keepers did not do.
COMMITTEE_LEVEL = 2


@dataclass(frozen=True, kw_only=True)
class HotSpotOwed(Event):
    """A check-in, a verification or a step of the plan is due, or was not done."""

    kind: ClassVar[str] = "hot_spot_owed"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    hot_spot_id: int
    what: str
    due_on: str
    level: int

    def told(self) -> tuple[Told, ...]:
        """By its level."""
        if self.level >= COMMITTEE_LEVEL:
            return (Told.COORDINATORS, Told.COMMITTEE)
        return (Told.COORDINATORS,)
