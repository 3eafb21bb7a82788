"""What an event kind is: a frozen record that knows how it changes the case.

Kinds are past participles (``assigned``); their fields hold only what JSON holds.
Once stored, a kind is never renamed and its old versions stay readable (design §6).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from casework.fold import CaseState


class Circle(StrEnum):
    """Who may read of an event: witnesses, agencies on the case, the offices above it."""

    WITNESSES = "witnesses"
    AGENCIES = "agencies"
    OFFICES = "offices"


class Told(StrEnum):
    """Whom an event is told, relative to the case after it."""

    COORDINATORS = "coordinators"
    COORDINATORS_ABOVE = "coordinators_above"
    COMMITTEE = "committee"
    LEAD_OFFICERS = "lead_officers"
    LEAD_HEADS = "lead_heads"
    SUPPORT = "support"
    REPORTERS = "reporters"
    CONFIRMERS = "confirmers"


ALL = frozenset(Circle)
INSIDE = frozenset({Circle.AGENCIES, Circle.OFFICES})
OFFICES = frozenset({Circle.OFFICES})
LEAD = (Told.LEAD_OFFICERS, Told.LEAD_HEADS)

EVENT_KINDS: dict[str, type[Event]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """The root of every kind. ``moves_version``: whether what others saw is stale after it."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    moves_version: ClassVar[bool] = True
    tells: ClassVar[tuple[Told, ...]] = ()
    open_to: ClassVar[frozenset[Circle]] = ALL

    def __init_subclass__(cls) -> None:
        """Enter the kind in the vocabulary; two of one name cannot both exist."""
        if cls.kind in EVENT_KINDS:
            raise TypeError(f"two event kinds are named {cls.kind}")
        EVENT_KINDS[cls.kind] = cls

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """The case after this event."""
        return case

    def circles(self) -> frozenset[Circle]:
        """Who may read of it."""
        return self.open_to

    def told(self) -> tuple[Told, ...]:
        """Whom it is told."""
        return self.tells

    def body(self) -> dict[str, Any]:
        """As stored."""
        return asdict(self)

    @classmethod
    def of(cls, body: dict[str, Any]) -> Event:
        """As read back."""
        return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in body.items()})
