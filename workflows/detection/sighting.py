"""What detection sees of a case: where, of which type, when, and how many told it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from workflows.same_place import Pairs

# A commune's id and a case type.
Group = tuple[int, str]


class Sighting(NamedTuple):
    """One case. ``speakers`` are opaque numbers of who told it; they are counted, never shown."""

    case_id: int
    day: date
    place: Pairs
    speakers: frozenset[int] = frozenset()


class Look(StrEnum):
    """The three looks."""

    CLOSENESS = "closeness"
    SURGE = "surge"
    VOICES = "voices"


class Finding(NamedTuple):
    """Why one group of cases stands out: what was counted, over how many days, against what.

    ``expected`` is how many the past lets one expect in as many days (voices expect nothing);
    ``chance`` is how likely so many would be if the past went on, from 0 to 1.
    """

    look: Look
    cases: frozenset[int]
    counted: int
    days: int
    expected: float
    chance: float


class Candidate(NamedTuple):
    """What is proposed: one type in one commune, the cases, and every reason found."""

    group: Group
    cases: frozenset[int]
    findings: Sequence[Finding]
