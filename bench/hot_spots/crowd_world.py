"""The second world, of another kind: people who go round, hear of each other, and hand in late.

Every commune has some standing troubles. A collaborator passes a trouble on a visit and may report
it; each report may bring another one from whoever hears of it (a self-exciting process). For
ordinary troubles that dies at once; for a hot spot each report brings nearly one more until people
have had enough. Many reports are handed in only at the month's end, before the meeting.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from bench.hot_spots.world import (
    DAYS,
    TYPES,
    UNITS,
    WARM_UP,
    Places,
    Planted,
    World,
    day_of,
)
from workflows.detection.sighting import Group, Sighting

COLLABORATORS = 10
VISITS = 0.34
"""How many visits of a collaborator a day come upon something worth a report."""
MEETING = 30
HANDED_IN_LATE = 0.35
ECHO, HOT_ECHO = 0.12, 0.92
HEARD_AFTER = 3.5
MOST, LEAST = 16, 6
HOT_SPOTS = 16


class Trouble(NamedTuple):
    """Something wrong somewhere, and how much there is to see of it."""

    place: int
    type: str
    weight: float


class _Commune:
    """A commune with its collaborators, their diligence, and its troubles."""

    def __init__(self, rng: Random, unit: int) -> None:
        self.unit = unit
        self.places = Places(rng, 18)
        self.diligence = [rng.gammavariate(1.2, 1) for _ in range(COLLABORATORS)]
        self.troubles = [
            Trouble(self.places.somewhere(), rng.choice(TYPES), rng.gammavariate(0.7, 1))
            for _ in range(40)
        ]

    def walk(self, rng: Random) -> Trouble:
        """What somebody comes upon; now and then it is new."""
        if rng.random() < 0.3:  # noqa: PLR2004 -- a third of what is seen was never there before
            self.troubles[rng.randrange(len(self.troubles))] = Trouble(
                self.places.somewhere(), rng.choice(TYPES), rng.gammavariate(0.7, 1)
            )
        return rng.choices(self.troubles, [each.weight for each in self.troubles])[0]


class _Writer:
    """Keeps the reports as they are handed in."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.reports: list[tuple[int, Group, Sighting]] = []

    def write(self, commune: _Commune, trouble: Trouble, day: int, who: int) -> tuple[int, int]:
        """Hand in one report; returns its number and the day it is known."""
        if self.rng.random() < HANDED_IN_LATE:
            day += (MEETING - day % MEETING) % MEETING
        number = len(self.reports) + 1
        report = Sighting(
            number,
            day_of(day),
            commune.places.described(trouble.place),
            frozenset({commune.unit * 100 + who}),
        )
        self.reports.append((day, (commune.unit, trouble.type), report))
        return number, day


def crowd_world(seed: int) -> World:
    """One year and a half of this province."""
    rng = Random(f"crowd {seed}")  # noqa: S311 -- dice, not secrets
    communes = [_Commune(rng, unit) for unit in range(UNITS)]
    writer = _Writer(rng)
    for day in range(DAYS - MEETING):
        for commune in communes:
            for who, diligence in enumerate(commune.diligence):
                if rng.random() < VISITS * diligence / COLLABORATORS:
                    _tell(writer, commune, day, who)
    planted = [_plant(rng, writer, rng.choice(communes)) for _ in range(HOT_SPOTS)]
    return World(sorted(writer.reports, key=lambda each: each[0]), planted)


def _tell(writer: _Writer, commune: _Commune, day: int, who: int) -> None:
    """A report of an ordinary trouble, and seldom an echo of it."""
    rng, trouble = writer.rng, commune.walk(writer.rng)
    writer.write(commune, trouble, day, who)
    while rng.random() < ECHO and day < DAYS - MEETING:
        day += 1 + int(rng.expovariate(1 / HEARD_AFTER))
        who = rng.randrange(COLLABORATORS)
        writer.write(commune, trouble, min(day, DAYS - MEETING), who)


def _plant(rng: Random, writer: _Writer, commune: _Commune) -> Planted:
    """A hot spot: told again until it dies down, and told often enough to be one."""
    while True:
        first = rng.randrange(WARM_UP, DAYS - 3 * MEETING)
        told: list[int] = []
        waiting = [first]
        while waiting and len(told) < MOST:
            day = waiting.pop(0)
            told.append(day)
            while rng.random() < HOT_ECHO / 2:
                waiting.append(day + 1 + int(rng.expovariate(1 / HEARD_AFTER)))
        if len(told) >= LEAST and max(told) - min(told) <= MEETING:
            break
    trouble = Trouble(commune.places.somewhere(), rng.choice(TYPES), 1.0)
    written = [
        writer.write(commune, trouble, day, rng.randrange(COLLABORATORS)) for day in sorted(told)
    ]
    days = [day for _, day in written]
    return Planted(
        (commune.unit, trouble.type),
        frozenset(number for number, _ in written),
        min(days),
        max(days),
    )
