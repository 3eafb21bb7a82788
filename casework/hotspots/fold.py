"""What an entry is after its events: the one way its row gets its values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from workflows.hotspots import VERIFY_AFTER, Due, Ending, PlanStep, Seen, Status, dues


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry folded from its events; the names in ``FOLDED`` equal columns of ``hot_spots``.

    ``ended_well`` is how it had ended before something of it came back.
    """

    unit_id: int
    type: str
    opened_at: datetime
    checked_on: date
    status: str = Status.WATCHED.value
    handled_on: date | None = None
    seen_30: str | None = None
    seen_90: str | None = None
    came_back: int = 0
    ending: str | None = None
    ended_at: datetime | None = None
    cases: tuple[int, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    reminded: tuple[tuple[str, str, int], ...] = ()
    ended_well: str | None = None

    @property
    def seen(self) -> dict[int, Seen | None]:
        """What each verification found, by the days after which it is owed."""
        found = {days: getattr(self, f"seen_{days}") for days in VERIFY_AFTER}
        return {days: Seen(word) if word else None for days, word in found.items()}

    def watched(self) -> Entry:
        """Under watch again; verifications begin anew."""
        return replace(
            self, status=Status.WATCHED.value, handled_on=None, seen_30=None, seen_90=None
        )

    def ended(self, ending: Ending, at: datetime) -> Entry:
        """No longer watched."""
        return replace(self, status=Status.ENDED.value, ending=ending.value, ended_at=at)

    def dues(self, roll: Callable[[date], date]) -> list[Due]:
        """What it owes, the nearest first."""
        return dues(
            status=Status(self.status),
            checked_on=self.checked_on,
            handled_on=self.handled_on,
            seen=self.seen,
            steps=self.steps,
            roll=roll,
        )


FOLDED = tuple(
    name
    for name in Entry.__dataclass_fields__
    if name not in {"cases", "steps", "reminded", "ended_well"}
)
