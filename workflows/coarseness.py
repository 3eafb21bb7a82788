"""How finely a reader may see what could point at the person behind a report.

In a commune with one collaborator, the commune and the day are a name. The commune is needed to
act, and the case number carries it, so it is the day that becomes a week, and few voices that
become "under five". One rule for pages, JSON, exports, mails and lists (design §6; domain §10).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import StrEnum

from workflows.actors import Role, Standing
from workflows.clocks import ClockKind
from workflows.small_cells import SMALLEST
from workflows.states import State


class Grain(StrEnum):
    """How fine a day may be."""

    DAY = "day"
    WEEK = "week"


# They work with the source, or are the source; everybody else sees bands.
CLOSE = frozenset(
    {
        Standing.REPORTER,
        Standing.COORDINATOR,
        Standing.COORDINATOR_ABOVE,
        Standing.DECIDER,
        Standing.SYSTEM,
    }
)
CLOSE_ROLES = frozenset({Role.COLLABORATOR, Role.COORDINATOR})
# Events that say when somebody told of the matter, or spoke for those who did.
ABOUT_SOURCES = frozenset({"reported", "confirmed", "disputed", "objected"})
COUNTED_FROM_THE_REPORT = frozenset({ClockKind.CASE.value, ClockKind.FIRST_RESPONSE.value})


def is_close(standings: AbstractSet[Standing]) -> bool:
    """Whether a reader standing so to a case may see its numbers as they are."""
    return bool(standings & CLOSE)


def lists_closely(roles: AbstractSet[Role]) -> bool:
    """The same for a list, where a reader may stand differently to each line: the narrower view."""
    return bool(roles) and roles <= CLOSE_ROLES


def grain(*, sensitive: bool, standings: AbstractSet[Standing]) -> Grain:
    """How fine the days about a report are: weeks for agencies and observers of what is sensitive."""
    known = is_close(standings) or Standing.COMMITTEE in standings
    return Grain.WEEK if sensitive and not known else Grain.DAY


def list_grain(*, sensitive: bool, roles: AbstractSet[Role]) -> Grain:
    """The same for a list."""
    known = bool(roles) and roles <= CLOSE_ROLES | {Role.COMMITTEE}
    return Grain.WEEK if sensitive and not known else Grain.DAY


def coarse_day(day: date, to: Grain) -> date:
    """The day, or the Monday of its week."""
    return day - timedelta(days=day.weekday()) if to is Grain.WEEK else day


def coarse_voices(voices: int, *, close: bool) -> int | None:
    """How many told of it; None is "fewer than five"."""
    return voices if close or voices >= SMALLEST else None


def tells_report_hour(*, urgent: bool, state: str, due_clock: str | None) -> bool:
    """Whether a due time is so many hours after the report, and so tells its hour."""
    since_report = due_clock in COUNTED_FROM_THE_REPORT or state == State.REPORTED
    return urgent and since_report
