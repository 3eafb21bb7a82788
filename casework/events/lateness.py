"""What people say to a clock that runs late: that they have seen it, and why it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from casework.events.base import INSIDE, Circle, Event, Told


@dataclass(frozen=True, kw_only=True)
class Acknowledged(Event):
    """Somebody who was told of a rung says that they have seen it; no clock and no version moves."""

    kind: ClassVar[str] = "acknowledged"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    clock: str
    clock_kind: str
    level: int


@dataclass(frozen=True, kw_only=True)
class Explained(Event):
    """The holder's written reason for being late. It is kept beside the lateness, not instead."""

    kind: ClassVar[str] = "explained"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS, Told.COORDINATORS_ABOVE)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    clock: str
    clock_kind: str
