"""What becomes of a case: how often each course of events is taken."""

from __future__ import annotations

from enum import StrEnum
from random import Random
from typing import TypeVar

Choice = TypeVar("Choice")


class Fate(StrEnum):
    """How the story of a case ends, or where it gets stuck."""

    CONFIRMED = "confirmed"
    LAPSED = "lapsed"
    NOBODY_TO_ASK = "nobody_to_ask"
    REOPENED = "reopened"
    CLOSED_AGAINST_DISPUTE = "closed_against_dispute"
    DECLINED = "declined"
    OBJECTED = "objected"
    NEVER_ASSESSED = "never_assessed"
    NEVER_ASSIGNED = "never_assigned"
    NEVER_ACCEPTED = "never_accepted"
    NEVER_RESOLVED = "never_resolved"
    NEVER_TOLD = "never_told"


# Per thousand, after reference/domain.md §6.3: reopened 2–5 %, feedback missing at most 15 %.
SHARES = {
    Fate.CONFIRMED: 588,
    Fate.LAPSED: 165,
    Fate.NOBODY_TO_ASK: 25,
    Fate.REOPENED: 42,
    Fate.CLOSED_AGAINST_DISPUTE: 25,
    Fate.DECLINED: 60,
    Fate.OBJECTED: 22,
    Fate.NEVER_ASSESSED: 8,
    Fate.NEVER_ASSIGNED: 11,
    Fate.NEVER_ACCEPTED: 9,
    Fate.NEVER_RESOLVED: 36,
    Fate.NEVER_TOLD: 9,
}
TYPE_SHARES = {
    "pollution": 22,
    "illegal_mining": 8,
    "land_grievance": 17,
    "production_water": 9,
    "household_electricity": 10,
    "social_evils": 10,
    "traffic_safety": 13,
    "official_conduct": 5,
    "other": 12,
}
SEVERITY_SHARES = {"normal": 38, "emerging": 27, "pressing": 28, "hot": 7}
SCALE_SHARES = {"under_10": 22, "from_10": 36, "from_50": 24, "over_200": 10, "unknown": 8}
SOURCE_SHARES = {
    "collaborator": 84,
    "citizen_reception": 5,
    "hotline": 3,
    "press": 2,
    "front": 3,
    "voter_contact": 2,
    "anonymous": 1,
}


def drawn(rng: Random, shares: dict[Choice, int]) -> Choice:
    """One of them, as often as its share says."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]
