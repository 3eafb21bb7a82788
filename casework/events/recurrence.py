"""The same thing in the same place again: said on the new case and on the closed one.

Both are for offices: a new report is not for an agency to know of before somebody has read it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from casework.events.base import OFFICES, Circle, Event, Told
from casework.fold import CaseState


@dataclass(frozen=True, kw_only=True)
class RecurrenceFound(Event):
    """On the new case: it is like a case of this place closed within 90 days."""

    kind: ClassVar[str] = "recurrence_found"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    case_id: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Tied to the earlier case."""
        return replace(case, recurs_of_id=self.case_id)


@dataclass(frozen=True, kw_only=True)
class CameBack(Event):
    """On the closed case: its end did not last."""

    kind: ClassVar[str] = "came_back"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS, Told.COMMITTEE)
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    case_id: int


@dataclass(frozen=True, kw_only=True)
class RecurrenceDenied(Event):
    """On the new case: a coordinator looked, and it is another matter; says why."""

    kind: ClassVar[str] = "recurrence_denied"
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    case_id: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Tied no more."""
        return replace(case, recurs_of_id=None)


@dataclass(frozen=True, kw_only=True)
class DidNotComeBack(Event):
    """On the closed case: what was taken for its return was another matter; its end has lasted."""

    kind: ClassVar[str] = "did_not_come_back"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS, Told.COMMITTEE)
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    case_id: int
