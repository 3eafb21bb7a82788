"""The end and what may follow it: confirm, dispute, close, lapse, object, reopen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from casework.events.base import LEAD, OFFICES, Circle, Event, Told
from casework.fold import CaseState
from workflows.states import State, Verification


@dataclass(frozen=True, kw_only=True)
class Confirmed(Event):
    """Somebody who can know says it is fixed; who, is a payload."""

    kind: ClassVar[str] = "confirmed"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS, *LEAD)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Closed and verified."""
        return case.moved(State.CLOSED, at, verification=Verification.CONFIRMED.value)


@dataclass(frozen=True, kw_only=True)
class Disputed(Event):
    """Somebody who can know says it is not fixed; the coordinator must decide."""

    kind: ClassVar[str] = "disputed"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS, *LEAD)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Marked."""
        return replace(case, disputed=True)


@dataclass(frozen=True, kw_only=True)
class Closed(Event):
    """Closed against a dispute, and counted so."""

    kind: ClassVar[str] = "closed"
    tells: ClassVar[tuple[Told, ...]] = (Told.REPORTERS, Told.CONFIRMERS, Told.COMMITTEE)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Closed, disputed for ever."""
        return case.moved(State.CLOSED, at, verification=Verification.DISPUTED.value)


@dataclass(frozen=True, kw_only=True)
class Lapsed(Event):
    """Nobody answered in fourteen days: silence is not success."""

    kind: ClassVar[str] = "lapsed"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Closed, unverified."""
        return case.moved(State.CLOSED, at, verification=Verification.UNCONFIRMED.value)


@dataclass(frozen=True, kw_only=True)
class ConfirmerNamed(Event):
    """A second collaborator is asked; which one, is a payload.

    ``anew``: nobody who was asked before could still answer, so the fourteen days begin again.
    """

    kind: ClassVar[str] = "confirmer_named"
    tells: ClassVar[tuple[Told, ...]] = (Told.CONFIRMERS,)
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    anew: bool = False


@dataclass(frozen=True, kw_only=True)
class Objected(Event):
    """The reporter does not accept the end; whoever stands above decides."""

    kind: ClassVar[str] = "objected"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS_ABOVE, Told.COORDINATORS)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Marked."""
        return replace(case, objected=True)


@dataclass(frozen=True, kw_only=True)
class ObjectionDismissed(Event):
    """The end stands, with a reason the reporter reads."""

    kind: ClassVar[str] = "objection_dismissed"
    tells: ClassVar[tuple[Told, ...]] = (Told.REPORTERS,)

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """No longer marked."""
        return replace(case, objected=False)


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """A new numbered cycle; what was late in earlier ones stays on record."""

    kind: ClassVar[str] = "reopened"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS, Told.REPORTERS)

    state: str
    lead_id: int | None
    supporting: tuple[int, ...]

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Starts again, with an agency or on the coordinator's desk."""
        return case.handed(
            State(self.state),
            at,
            cycle=case.cycle + 1,
            policy_at=at,
            lead_id=self.lead_id,
            supporting=self.supporting,
            objected=False,
            outcome=None,
            verification=None,
            merged_into_id=None,
            returns=0,
            extensions=0,
        )
