"""The agency's part: assigned, accepted, returned, resolved, sent back, told to the people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, Circle, Event, Told
from casework.fold import CaseState
from workflows.states import State


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """Given to a lead agency, with agencies that support it."""

    kind: ClassVar[str] = "assigned"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.SUPPORT, Told.REPORTERS)

    lead_id: int
    supporting: tuple[int, ...]

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """In the agency's hands."""
        return case.handed(State.ASSIGNED, at, lead_id=self.lead_id, supporting=self.supporting)


@dataclass(frozen=True, kw_only=True)
class Reassigned(Assigned):
    """Given to another lead agency: a new custody, the case clock runs on."""

    kind: ClassVar[str] = "reassigned"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.SUPPORT)
    open_to: ClassVar[frozenset[Circle]] = INSIDE


@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    """The lead agency took it up."""

    kind: ClassVar[str] = "accepted"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """In progress, same custody."""
        return case.moved(State.IN_PROGRESS, at)


@dataclass(frozen=True, kw_only=True)
class Returned(Event):
    """The lead agency gave it back before accepting."""

    kind: ClassVar[str] = "returned"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Back on the coordinator's desk."""
        return case.handed(
            State.ASSESSED, at, lead_id=None, supporting=(), returns=case.returns + 1
        )


@dataclass(frozen=True, kw_only=True)
class HandBackAsked(Event):
    """After accepting, the agency can only ask to give it back."""

    kind: ClassVar[str] = "hand_back_asked"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Asked."""
        return replace(case, hand_back_asked=True)


@dataclass(frozen=True, kw_only=True)
class HandBackRefused(Event):
    """The agency keeps the case."""

    kind: ClassVar[str] = "hand_back_refused"
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Answered."""
        return replace(case, hand_back_asked=False)


@dataclass(frozen=True, kw_only=True)
class StatusNoted(Event):
    """How far it is, from the agency itself: what begins the next term for saying so."""

    kind: ClassVar[str] = "status_noted"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)
    open_to: ClassVar[frozenset[Circle]] = INSIDE


@dataclass(frozen=True, kw_only=True)
class Resolved(Event):
    """The agency's claim of what it achieved; nobody has checked it yet."""

    kind: ClassVar[str] = "resolved"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)

    outcome: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Back with the coordinator, who must tell the people."""
        return case.handed(State.RESOLVED, at, outcome=self.outcome)


@dataclass(frozen=True, kw_only=True)
class ReworkAsked(Event):
    """Not enough: the agency goes on, in the same custody and on the same clock."""

    kind: ClassVar[str] = "rework_asked"
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """In progress again."""
        return case.moved(
            State.IN_PROGRESS, at, custody=case.agency_custody, held_since=at, outcome=None
        )


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    """What was told, to which group or place, through which channel, on which day."""

    kind: ClassVar[str] = "feedback_given"
    tells: ClassVar[tuple[Told, ...]] = (Told.REPORTERS, Told.CONFIRMERS)

    channel: str
    told_on: str
    nobody_to_ask: bool

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Waiting for somebody to confirm."""
        return case.moved(State.FEEDBACK, at)


@dataclass(frozen=True, kw_only=True)
class FeedbackRelayed(Event):
    """The case this one was merged into has its answer, passed on to these reporters."""

    kind: ClassVar[str] = "feedback_relayed"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = (Told.REPORTERS,)

    from_case_id: int
