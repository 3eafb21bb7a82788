"""The coordinator sorts: assess, decline, merge, refer, change severity or category."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, OFFICES, Circle, Event, Told
from casework.fold import CaseState
from workflows.states import State


@dataclass(frozen=True, kw_only=True)
class Assessed(Event):
    """Weighed and screened: ``screened`` says the text and photos name nobody."""

    kind: ClassVar[str] = "assessed"

    severity: str
    scale: str
    urgent: bool
    complex: bool
    complained: tuple[int, ...]
    screened: bool

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Assessed."""
        return case.moved(
            State.ASSESSED,
            at,
            severity=self.severity,
            scale=self.scale,
            urgent=self.urgent,
            complex=self.complex,
            complained=self.complained,
        )


@dataclass(frozen=True, kw_only=True)
class Declined(Event):
    """Not taken up, with a reason from the list and an answer for the reporter."""

    kind: ClassVar[str] = "declined"
    tells: ClassVar[tuple[Told, ...]] = (Told.REPORTERS,)

    reason: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Ended on the side."""
        return case.moved(State.DECLINED, at)


@dataclass(frozen=True, kw_only=True)
class Merged(Event):
    """Joined to another case; its reporters still get feedback."""

    kind: ClassVar[str] = "merged"
    tells: ClassVar[tuple[Told, ...]] = (Told.REPORTERS,)

    into_id: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Ended on the side."""
        return case.moved(State.MERGED, at, merged_into_id=self.into_id)


@dataclass(frozen=True, kw_only=True)
class Referred(Event):
    """Shared by both directions: the case starts again at another unit, same cycle."""

    kind: ClassVar[str] = "referred"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)

    unit_id: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Reported at the other unit; the old one only reads."""
        units = case.units if self.unit_id in case.units else (*case.units, self.unit_id)
        return case.handed(
            State.REPORTED, at, unit_id=self.unit_id, units=units, lead_id=None, supporting=()
        )


@dataclass(frozen=True, kw_only=True)
class ReferredUp(Referred):
    """Taken to the unit above."""

    kind: ClassVar[str] = "referred_up"


@dataclass(frozen=True, kw_only=True)
class ReferredDown(Referred):
    """Handed to a unit below."""

    kind: ClassVar[str] = "referred_down"


@dataclass(frozen=True, kw_only=True)
class SeverityChanged(Event):
    """Weighed anew, with a reason."""

    kind: ClassVar[str] = "severity_changed"
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    severity: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Another severity."""
        return replace(case, severity=self.severity)


@dataclass(frozen=True, kw_only=True)
class Corrected(Event):
    """Title or place put right, with a reason; the words are in its text, before and after.

    ``place_unit_id`` only where the commune was wrong: then ``units`` are those that still read it.
    """

    kind: ClassVar[str] = "corrected"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.REPORTERS)

    place_unit_id: int | None = None
    place_unit_before: int | None = None
    units: tuple[int, ...] = ()

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """At the right place; the case lies where it lay."""
        if self.place_unit_id is None:
            return case
        return replace(case, place_unit_id=self.place_unit_id, units=self.units)


@dataclass(frozen=True, kw_only=True)
class CategoryAsked(Event):
    """A category with longer terms waits for a second person's word."""

    kind: ClassVar[str] = "category_asked"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS_ABOVE, Told.COMMITTEE)
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    category: str
    asked_by: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Asked, nothing moved."""
        return replace(case, category_asked=self.category, category_asked_by=self.asked_by)


@dataclass(frozen=True, kw_only=True)
class CategoryDecided(Event):
    """The case's category after the decision, which may be the old one.

    ``hides``: from now on it is one that units which had it before must not see.
    """

    kind: ClassVar[str] = "category_decided"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    category: str
    granted: bool
    hides: bool = False

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """The category decided on."""
        category = self.category if self.granted else case.type
        units = (case.unit_id,) if self.hides else case.units
        return replace(
            case, type=category, units=units, category_asked=None, category_asked_by=None
        )
