"""Beside the states: notes, photos, pauses, extensions, reminders, directives, hot spots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, OFFICES, Circle, Event, Told
from casework.fold import CaseState, Directive


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """A remark. A witness's goes to the offices only: an agency must not read it raw."""

    kind: ClassVar[str] = "noted"
    moves_version: ClassVar[bool] = False

    by_witness: bool = False

    def circles(self) -> frozenset[Circle]:
        """By who wrote it."""
        return OFFICES | {Circle.WITNESSES} if self.by_witness else INSIDE

    def told(self) -> tuple[Told, ...]:
        """The other side."""
        return (Told.COORDINATORS,) if self.by_witness else (Told.COORDINATORS, *LEAD)


@dataclass(frozen=True, kw_only=True)
class Attached(Event):
    """A photo, known by its content; ``moment`` says before or after the work."""

    kind: ClassVar[str] = "attached"
    moves_version: ClassVar[bool] = False

    sha256: str
    moment: str


@dataclass(frozen=True, kw_only=True)
class Paused(Event):
    """The clocks stop until the review date at the latest."""

    kind: ClassVar[str] = "paused"
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    category: str
    review_on: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Paused, and counted."""
        return replace(
            case, paused_until=date.fromisoformat(self.review_on), pauses=case.pauses + 1
        )


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    """The clocks run again."""

    kind: ClassVar[str] = "resumed"
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Running."""
        return replace(case, paused_until=None)


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(Event):
    """The agency asks for more working days, before the due date."""

    kind: ClassVar[str] = "extension_asked"
    tells: ClassVar[tuple[Told, ...]] = (Told.COORDINATORS,)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    days: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Asked, nothing moved."""
        return replace(case, extension_asked=self.days)


@dataclass(frozen=True, kw_only=True)
class ExtensionDecided(Event):
    """Granted or refused by somebody who did not ask."""

    kind: ClassVar[str] = "extension_decided"
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    granted: bool
    days: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Counted when granted."""
        return replace(case, extension_asked=None, extensions=case.extensions + int(self.granted))


@dataclass(frozen=True, kw_only=True)
class Reminded(Event):
    """A numbered reminder, signed by a person."""

    kind: ClassVar[str] = "reminded"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = LEAD
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    number: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Counted."""
        return replace(case, reminders=self.number)


@dataclass(frozen=True, kw_only=True)
class Directed(Event):
    """The committee's directive: owner (``lead`` or ``coordinator``), own deadline."""

    kind: ClassVar[str] = "directed"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    number: int
    owner: str
    due_on: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """One more open directive."""
        new = Directive(self.number, self.owner, self.due_on, "open")
        return replace(case, directives=(*case.directives, new))


@dataclass(frozen=True, kw_only=True)
class DirectiveAnswered(Event):
    """Its owner says what was done; only the committee closes it."""

    kind: ClassVar[str] = "directive_answered"
    tells: ClassVar[tuple[Told, ...]] = (Told.COMMITTEE,)
    open_to: ClassVar[frozenset[Circle]] = INSIDE
    becomes: ClassVar[str] = "answered"

    number: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Its new status."""
        directives = tuple(
            each._replace(status=self.becomes) if each.number == self.number else each
            for each in case.directives
        )
        return replace(case, directives=directives)


@dataclass(frozen=True, kw_only=True)
class DirectiveClosed(DirectiveAnswered):
    """The committee found it fulfilled."""

    kind: ClassVar[str] = "directive_closed"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    becomes: ClassVar[str] = "closed"


@dataclass(frozen=True, kw_only=True)
class HotSpotEntered(Event):
    """The committee put the case in the hot-spot register."""

    kind: ClassVar[str] = "hot_spot_entered"
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Marked."""
        return replace(case, hot_spot=True)


@dataclass(frozen=True, kw_only=True)
class HotSpotLeft(Event):
    """The committee took it out again."""

    kind: ClassVar[str] = "hot_spot_left"
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """No longer marked."""
        return replace(case, hot_spot=False)


@dataclass(frozen=True, kw_only=True)
class Escalated(Event):
    """A clock climbed a rung; ``tells_duties`` are the duties the rung names."""

    kind: ClassVar[str] = "escalated"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    clock: str
    clock_kind: str
    level: int
    tells_duties: tuple[str, ...]
