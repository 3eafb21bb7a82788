"""A newer policy is applied to a case under way: never without this event (promise H4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, Circle, Event, Told
from casework.fold import CaseState


@dataclass(frozen=True, kw_only=True)
class PolicyApplied(Event):
    """The case follows this version from now on; ``since`` is the instant it took effect (ISO).

    ``moved`` says whether a running deadline moved; otherwise nobody need hear of it.
    """

    kind: ClassVar[str] = "policy_applied"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    policy_version: int
    since: str
    moved: bool

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Other numbers hold."""
        return replace(case, policy_at=datetime.fromisoformat(self.since))

    def told(self) -> tuple[Told, ...]:
        """Whoever has to keep the deadline, and whoever watches it."""
        return (*LEAD, Told.COORDINATORS) if self.moved else ()
