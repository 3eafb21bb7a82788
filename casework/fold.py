"""What a case is after its events: the one way a case row gets its values (design §6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from workflows.states import ENDED, State

AT_AGENCY = frozenset({State.ASSIGNED, State.IN_PROGRESS})


class Directive(NamedTuple):
    """A standing committee's directive on a case: who must answer, by when, how far it is.

    What was promised to people is followed up in the same way: ``dialogue`` is then the number of
    that meeting with them, and 0 for a directive.
    """

    number: int
    owner: str
    due_on: str
    status: str
    dialogue: int = 0


class Statutory(NamedTuple):
    """A running term of the law: which, from which day, and how many times it was lengthened."""

    term: str
    counts_from: date
    remote: bool
    step: int


@dataclass(frozen=True, kw_only=True)
class CaseState:
    """A case folded from its events; names equal the columns of ``cases``.

    ``policy_at`` is the instant whose policy holds: that of its cycle's beginning, or of the
    recorded act that brought it under a later one. ``custodies`` counts all custodies so far, so that a new one gets a fresh number;
    ``agency_custody`` is the last agency's, which goes on after a rework.
    """

    type: str
    source: str
    unit_id: int
    place_unit_id: int
    place_kind: str
    scale: str
    reported_at: datetime
    policy_at: datetime
    state_since: datetime
    held_since: datetime
    state: str = State.REPORTED.value
    cycle: int = 1
    custody: int = 1
    custodies: int = 1
    agency_custody: int = 0
    began_on: date | None = None
    severity: str | None = None
    urgent: bool = False
    complex: bool = False
    hot_spot: bool = False
    lead_id: int | None = None
    supporting: tuple[int, ...] = ()
    complained: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    disputed: bool = False
    objected: bool = False
    paused_until: date | None = None
    outcome: str | None = None
    verification: str | None = None
    voices: int = 1
    returns: int = 0
    reminders: int = 0
    pauses: int = 0
    extensions: int = 0
    extension_asked: int | None = None
    hand_back_asked: bool = False
    category_asked: str | None = None
    category_asked_by: int | None = None
    merged_into_id: int | None = None
    split_from_id: int | None = None
    recurs_of_id: int | None = None
    directives: tuple[Directive, ...] = ()
    dialogues: int = 0
    statutory: tuple[Statutory, ...] = ()
    ended_at: datetime | None = None

    @property
    def held_by_agency(self) -> bool:
        """Whether the case lies on its lead agency's desk rather than the unit's."""
        return self.state in AT_AGENCY

    def moved(self, state: State, at: datetime, **changes: Any) -> CaseState:
        """The case in another state; leaving an agency's work drops what it asked for."""
        ends = state in ENDED
        return replace(
            self,
            state=state.value,
            state_since=at,
            ended_at=at if ends else None,
            extension_asked=None,
            hand_back_asked=False,
            disputed=False,
            **changes,
        )

    def handed(self, state: State, at: datetime, **changes: Any) -> CaseState:
        """The case in new hands: a fresh custody, and no pause survives the handing over."""
        number = self.custodies + 1
        if state in AT_AGENCY:
            changes["agency_custody"] = number
        return self.moved(
            state,
            at,
            custody=number,
            custodies=number,
            held_since=at,
            paused_until=None,
            **changes,
        )


# Columns of ``cases`` that are copied from the fold as they are.
FOLDED_COLUMNS = tuple(
    name
    for name in CaseState.__dataclass_fields__
    if name
    not in {
        "policy_at",
        "custodies",
        "agency_custody",
        "supporting",
        "complained",
        "units",
        "directives",
        "dialogues",
        "statutory",
    }
)
