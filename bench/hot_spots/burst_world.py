"""The first world, on which detection was tuned: independent reports, with bursts laid over them.

Every group has a Poisson rate by day that follows the day of the week, the season and now and then
a storm over the whole province; a hot spot is a number of reports spread evenly over some weeks.
"""

from __future__ import annotations

from math import cos, exp, tau
from random import Random

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
from workflows.detection.sighting import Sighting

A_YEAR = 1500
WEEK = (1.35, 1.2, 1.15, 1.1, 1.1, 0.6, 0.5)
SEASONS = {"production_water": (0.8, 100), "household_electricity": (0.5, 170)}
STORMS, STORM_DAYS, STORM_FACTOR = 3, 12, 3.0
STORMY = ("household_electricity", "production_water", "traffic_safety")
HOT_SPOTS = 16
SIZE, SPREAD = (4, 13), (8, 24)
COLLABORATORS = 9


def burst_world(seed: int) -> World:
    """One year and a half of this province."""
    rng = Random(f"burst {seed}")  # noqa: S311 -- dice, not secrets
    places = [Places(rng, 14) for _ in range(UNITS)]
    size = [rng.lognormvariate(0, 0.5) for _ in range(UNITS)]
    weight = {each: rng.lognormvariate(0, 0.4) for each in TYPES}
    scale = A_YEAR / 365 / sum(size) / sum(weight.values())
    storms = [rng.randrange(DAYS) for _ in range(STORMS)]
    reports = []
    number = 0
    for day in range(DAYS):
        for unit in range(UNITS):
            for type_ in TYPES:
                rate = scale * size[unit] * weight[type_] * WEEK[day % 7] * _season(type_, day)
                rate *= _storm(type_, day, storms)
                for _ in range(_poisson(rng, rate)):
                    number += 1
                    place = places[unit].described(places[unit].somewhere())
                    speakers = frozenset({unit * 100 + rng.randrange(COLLABORATORS)})
                    report = Sighting(number, day_of(day), place, speakers)
                    reports.append((day, (unit, type_), report))
    planted = []
    for _ in range(HOT_SPOTS):
        unit, type_, where = rng.randrange(UNITS), rng.choice(TYPES), rng.randrange(14)
        spread = rng.randint(*SPREAD)
        first = rng.randrange(WARM_UP, DAYS - spread)
        days = sorted(first + rng.randrange(spread) for _ in range(rng.randint(*SIZE)))
        cases = set()
        for day in days:
            number += 1
            speakers = frozenset({unit * 100 + rng.randrange(COLLABORATORS)})
            report = Sighting(number, day_of(day), places[unit].described(where), speakers)
            reports.append((day, (unit, type_), report))
            cases.add(number)
        planted.append(Planted((unit, type_), frozenset(cases), days[0], days[-1]))
    return World(sorted(reports, key=lambda each: each[0]), planted)


def _season(type_: str, day: int) -> float:
    depth, peak = SEASONS.get(type_, (0.15, 30))
    return 1 + depth * cos(tau * (day - peak) / 365)


def _storm(type_: str, day: int, storms: list[int]) -> float:
    struck = type_ in STORMY and any(0 <= day - storm < STORM_DAYS for storm in storms)
    return STORM_FACTOR if struck else 1.0


def _poisson(rng: Random, mean: float) -> int:
    bound, count, product = exp(-mean), 0, rng.random()
    while product > bound:
        count += 1
        product *= rng.random()
    return count
