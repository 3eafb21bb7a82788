"""How long something may take: a number of days or hours, and who says so (design §3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workflows.words import Label

LONGEST: Final = 10_000


class TimeUnit(StrEnum):
    """What a limit counts."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"


class Source(StrEnum):
    """Where a limit comes from: a law, our own default, a directive, or a granted extension."""

    LEGAL = "legal"
    DEFAULT = "default"
    DIRECTIVE = "directive"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time, from 1 to 10 000 units; anything else raises ValueError."""

    value: int
    unit: TimeUnit

    def __post_init__(self) -> None:
        if not 1 <= self.value <= LONGEST:
            raise ValueError(f"a limit is from 1 to {LONGEST} units, not {self.value}")


@dataclass(frozen=True, slots=True)
class Term:
    """How long one stage may take, also when the case is urgent, and the rule it comes from."""

    limit: Limit
    urgent: Limit | None
    source: Source
    citation: Label

    def of(self, *, urgent: bool) -> Limit:
        """The limit that applies; a term without an urgent variant is the same for all cases."""
        if urgent and self.urgent is not None:
            return self.urgent
        return self.limit


def working_days(count: int) -> Limit:
    """A limit in working days of the calendar."""
    return Limit(count, TimeUnit.WORKING_DAY)


def calendar_days(count: int) -> Limit:
    """A limit in days of every kind; one that ends on a day off rolls forward."""
    return Limit(count, TimeUnit.CALENDAR_DAY)


def working_hours(count: int) -> Limit:
    """A limit in office hours, eight of them to a working day."""
    return Limit(count, TimeUnit.WORKING_HOUR)
