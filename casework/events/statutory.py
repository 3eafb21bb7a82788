"""Terms that a law gives: attached, made longer by a written decision, settled.

Each event keeps the days it counted with, so that a law that changes later changes no past.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, Circle, Event, Told
from casework.fold import CaseState, Statutory
from workflows.limits import Limit, calendar_days, working_days


@dataclass(frozen=True, kw_only=True)
class StatutoryAttached(Event):
    """A legal event happened on this day: from then on the law counts. The days are claimed."""

    kind: ClassVar[str] = "statutory_attached"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    term: str
    counts_from: str
    remote: bool
    step: int
    days: int
    working: bool

    @property
    def limit(self) -> Limit:
        """How long it is."""
        return _limit(self.days, working=self.working)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """One more running term."""
        new = Statutory(self.term, date.fromisoformat(self.counts_from), self.remote, self.step)
        return replace(case, statutory=(*case.statutory, new))


@dataclass(frozen=True, kw_only=True)
class StatutoryExtended(Event):
    """A written decision gave it the next length of the law, counted from the same day."""

    kind: ClassVar[str] = "statutory_extended"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    term: str
    decided_on: str
    days: int
    working: bool

    @property
    def limit(self) -> Limit:
        """How long it is now, from its first day."""
        return _limit(self.days, working=self.working)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """One step further."""
        terms = tuple(
            each._replace(step=each.step + 1) if each.term == self.term else each
            for each in case.statutory
        )
        return replace(case, statutory=terms)


@dataclass(frozen=True, kw_only=True)
class StatutorySettled(Event):
    """What the law asked for was done; the clock ends when that is told."""

    kind: ClassVar[str] = "statutory_settled"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    term: str
    settled_on: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Over."""
        left = tuple(each for each in case.statutory if each.term != self.term)
        return replace(case, statutory=left)


def _limit(days: int, *, working: bool) -> Limit:
    return working_days(days) if working else calendar_days(days)
