"""Which rungs of the escalation ladder are due (design §3.7).

Every rung is reached exactly once for each clock: the caller keeps the highest level reached and
is given what lies above it, lowest first, however long nobody looked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final

from workflows.calendar import WorkCalendar
from workflows.words import Label


class Duty(StrEnum):
    """Whom a rung tells, relative to whoever holds the clock."""

    OFFICER = "officer"
    AGENCY_HEAD = "agency_head"
    COORDINATOR = "coordinator"
    COORDINATOR_ABOVE = "coordinator_above"
    COMMITTEE = "committee"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: working days from the due date (working hours if urgent), negative before it."""

    level: int
    offset: int
    urgent_offset: int
    tells: tuple[Duty, ...]
    label: Label

    def __post_init__(self) -> None:
        if self.level < 1:
            raise ValueError(f"the lowest level is 1, not {self.level}")
        if not self.tells:
            raise ValueError(f"rung {self.level} tells nobody")


DEFAULT_LADDER: Final[tuple[Rung, ...]] = (
    Rung(1, -2, -2, (Duty.OFFICER,), Label("Nhắc hạn", "Due-date reminder")),
    Rung(
        2, 0, 0, (Duty.AGENCY_HEAD,), Label("Báo lên lãnh đạo cơ quan", "Raised to the agency head")
    ),
    Rung(
        3,
        3,
        4,
        (Duty.COORDINATOR,),
        Label("Nhắc hạn, báo đầu mối", "Reminder, raised to the coordinator"),
    ),
    Rung(
        4,
        5,
        8,
        (Duty.COMMITTEE,),
        Label("Báo lên Thường trực cấp ủy", "Raised to the standing committee"),
    ),
    Rung(
        5,
        10,
        24,
        (Duty.MEETING, Duty.COORDINATOR_ABOVE),
        Label("Báo lên phiên giao ban và đầu mối cấp trên", "Raised to the review meeting"),
    ),
)


def check_ladder(ladder: Sequence[Rung]) -> None:
    """Raise ValueError unless levels rise one by one and no rung comes before a lower one."""
    for place, rung in enumerate(ladder, start=1):
        if rung.level != place:
            raise ValueError(f"rung {rung.level} stands at place {place} of the ladder")
    for lower, higher in pairwise(ladder):
        if higher.offset <= lower.offset or higher.urgent_offset <= lower.urgent_offset:
            raise ValueError(f"rung {higher.level} must come after rung {lower.level}")


def rung_at(rung: Rung, due_at: datetime, *, urgent: bool, calendar: WorkCalendar) -> datetime:
    """When a rung is reached: at the due moment, at an opening of the office, or in hours."""
    offset = rung.urgent_offset if urgent else rung.offset
    if offset == 0:
        return due_at
    if urgent:
        return calendar.add_working_hours(due_at, offset)
    return calendar.opening(calendar.add_working_days(calendar.local_date(due_at), offset))


def rungs_due(
    ladder: Sequence[Rung],
    due_at: datetime,
    *,
    urgent: bool,
    cycle: int,
    reached: int,
    calendar: WorkCalendar,
    now: datetime,
    started_at: datetime | None = None,
) -> tuple[Rung, ...]:
    """The rungs above `reached` that are due by now, lowest first, none left out.

    From the second cycle on a rung tells those of the next rung as well. A warning that would
    fall before the clock started is no rung at all: nobody is warned the moment a case arrives.
    """
    waiting = _waiting(
        ladder, due_at, urgent=urgent, reached=reached, calendar=calendar, started_at=started_at
    )
    due = tuple(rung for rung, at in waiting if at <= now)
    return tuple(_raised(rung, ladder) for rung in due) if cycle > 1 else due


def next_rung_at(
    ladder: Sequence[Rung],
    due_at: datetime,
    *,
    urgent: bool,
    reached: int,
    calendar: WorkCalendar,
    started_at: datetime | None = None,
) -> datetime | None:
    """When the next rung not yet reached falls due (perhaps already past); None above the last."""
    waiting = _waiting(
        ladder, due_at, urgent=urgent, reached=reached, calendar=calendar, started_at=started_at
    )
    return min((at for _, at in waiting), default=None)


def _waiting(
    ladder: Sequence[Rung],
    due_at: datetime,
    *,
    urgent: bool,
    reached: int,
    calendar: WorkCalendar,
    started_at: datetime | None,
) -> Iterator[tuple[Rung, datetime]]:
    for rung in sorted(ladder, key=lambda rung: rung.level):
        if rung.level <= reached:
            continue
        at = rung_at(rung, due_at, urgent=urgent, calendar=calendar)
        before_start = started_at is not None and at <= started_at
        if at >= due_at or not before_start:
            yield rung, at


def _raised(rung: Rung, ladder: Sequence[Rung]) -> Rung:
    above = next((other.tells for other in ladder if other.level == rung.level + 1), ())
    return replace(rung, tells=tuple(dict.fromkeys(rung.tells + above)))
