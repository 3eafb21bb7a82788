"""What events mean for time, and the clocks that come of them (design §3.3, §3.4).

A casework event becomes a Moment; workflows.deadlines turns the Moments of a case into Clocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from workflows.limits import Limit, Source, Term
from workflows.words import Label

TIMED_STAGES: Final = ("reported", "assessed", "assigned", "in_progress", "resolved")

Span = tuple[datetime, datetime]
OpenSpan = tuple[datetime, datetime | None]


class ClockKind(StrEnum):
    """What a clock measures."""

    CASE = "case"
    FIRST_RESPONSE = "first_response"
    CUSTODY = "custody"
    STAGE = "stage"
    CHECK = "check"
    STATUS = "status"
    LAPSE = "lapse"
    DISPUTE = "dispute"
    OBJECTION = "objection"
    DIRECTIVE = "directive"
    STATUTORY = "statutory"


PAUSED_WITH_THE_CASE: Final = frozenset(
    {ClockKind.STAGE, ClockKind.CUSTODY, ClockKind.CASE, ClockKind.STATUS}
)


class HolderKind(StrEnum):
    """At whose desk a case can lie."""

    UNIT = "unit"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has to act before the clock runs out."""

    kind: HolderKind
    id: int


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause in force. It ends by itself when its review day is over."""

    review_on: date


@dataclass(frozen=True, slots=True)
class Opened:
    """A directive or a statutory term that starts with an event, and runs until settled by name.

    counts_from: day 0, where that is not the day of the event but an earlier one, as when a law
    counts from the day a complaint was taken up and the service is told later.
    """

    kind: ClockKind
    name: str
    limit: Limit
    source: Source
    citation: Label
    holder: Holder | None
    counts_from: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in {ClockKind.DIRECTIVE, ClockKind.STATUTORY}:
            raise ValueError(f"a {self.kind} clock is not opened by name")


class Prolonged(NamedTuple):
    """A statutory term that a written decision makes longer: its whole length, from its day 0."""

    name: str
    limit: Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What one event means for time. All but seq, at and kind describe the case after the event.

    custody: an ordinal within the cycle; a number that returns is the same custody going on.
    policy_at: the instant whose policy holds for the case: not every change of policy is its own.
    pause: the pause in force. extension: granted by this event. checked: the lead agency's first
    sign of life after accepting. opened, prolonged, settled: directive and statutory clocks, by
    name. renewed: the lapse or status clock that this event ends and begins anew.
    """

    seq: int
    at: datetime
    kind: str
    state: str
    cycle: int
    holder: Holder | None
    custody: int
    urgent: bool
    type: str
    policy_at: datetime
    disputed: bool = False
    objected: bool = False
    pause: Pause | None = None
    extension: Limit | None = None
    checked: bool = False
    opened: tuple[Opened, ...] = ()
    prolonged: tuple[Prolonged, ...] = ()
    settled: tuple[str, ...] = ()
    renewed: ClockKind | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment needs a time zone; recorded time is aware UTC")
        names = [(opened.kind, opened.name) for opened in self.opened]
        if len(set(names)) < len(names):
            raise ValueError("one event opens each directive or statutory clock once")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeTerms:
    """How long everything may take in one case type: one version of its policy.

    stages has a term for each of TIMED_STAGES, where `resolved` is the time to give feedback.
    check: until the first check on the spot, for urgent cases of types that have one.
    status: how often the agency says how far it is, in types that ask for it.
    """

    stages: Mapping[str, Term]
    check: Limit | None
    first_response: Term
    lapse: Term
    dispute: Term
    objection: Term
    status: Term | None = None

    def __post_init__(self) -> None:
        if set(self.stages) != set(TIMED_STAGES):
            raise ValueError(f"terms are for the stages {', '.join(TIMED_STAGES)}, each once")


class Shift(NamedTuple):
    """An event, by its seq, that moved a due date, and from when to when."""

    seq: int
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock of a case. The key is stable and unique within the case.

    limits are applied one after the other from counted_from, then the extensions. That is
    started_at for all but a statutory term, which a law counts from an earlier day.
    due_original: what was first promised. due_current: after changes, pauses and extensions.
    suspensions: when the clock did not count; the pause in force is open and, unless resumed
    before, ends at paused_until. first_breached_at stays though a later extension cures the breach.
    policy_version, calendar_version: of the rules it was last reckoned with.
    days_late: working days after the current due date, at the end or by now, without those that
    began suspended; what was late by an older calendar stays late. A lapse clock is never late:
    silence is not a failure. shifts: how the original due date became the current one.
    """

    key: str
    kind: ClockKind
    name: str
    cycle: int
    holder: Holder | None
    limits: tuple[Limit, ...]
    extensions: tuple[Limit, ...]
    source: Source
    citation: Label
    policy_version: int
    calendar_version: int
    started_at: datetime
    counted_from: datetime
    started_seq: int
    due_original: datetime
    due_current: datetime
    suspensions: tuple[OpenSpan, ...]
    paused: bool
    paused_until: datetime | None
    ended_at: datetime | None
    ended_seq: int | None
    first_breached_at: datetime | None
    days_late: int
    shifts: tuple[Shift, ...] = ()

    @property
    def closed_suspensions(self) -> tuple[Span, ...]:
        """The suspensions, with the pause in force taken to last until its review day is over."""
        closed: list[Span] = []
        for start, end in self.suspensions:
            until = self.paused_until if end is None else end
            if until is not None:
                closed.append((start, until))
        return tuple(closed)
