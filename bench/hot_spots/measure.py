"""Detection run through an invented world day by day, as the daily job would, and judged."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from bench.hot_spots.world import DAYS, WARM_UP, Planted, World, day_of
from workflows.detection.parameters import Parameters
from workflows.detection.proposing import candidates, is_news
from workflows.detection.sighting import Candidate, Group, Sighting
from workflows.detection.surge import Past, province_of

YEAR = 365
SHARED_LEAST = 2
GRACE = 21


class Judged(NamedTuple):
    """What became of one world; ``late`` is how many days after its third case a hot spot was seen."""

    planted: int
    found: int
    proposals: int
    false: int
    late: list[int]


def judge(world: World, using: Parameters) -> Judged:
    """All proposals of the measured year against what was planted in it."""
    proposals = run(world, using)
    found, late = 0, []
    for spot in world.planted:
        days = [day for day, each in proposals if _meets(each, spot, day)]
        if days:
            found += 1
            late.append(min(days) - spot.first)
    false = sum(
        1 for _, each in proposals if not any(_shares(each, spot) for spot in world.planted)
    )
    return Judged(len(world.planted), found, len(proposals), false, late)


def run(world: World, using: Parameters) -> list[tuple[int, Candidate]]:
    """Each day's proposals that are news, with their day; a group without a new case is not looked at."""
    by_day: dict[int, dict[Group, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
    for day, group, report in world.reports:
        by_day[day][group].append(report)
    told: dict[Group, list[tuple[int, Sighting]]] = defaultdict(list)
    known: dict[Group, list[frozenset[int]]] = defaultdict(list)
    proposals = []
    for day in range(DAYS):
        for group, reports in by_day[day].items():
            told[group] += [(day, report) for report in reports]
        if day < WARM_UP or not by_day[day]:
            continue
        past = _past(told, day, using)
        province = province_of(past)
        recent_from = day - max(using.near_days, using.voices_days, using.surge_days) + 1
        for group in by_day[day]:
            recent = [report for on, report in told[group] if on >= recent_from]
            earlier = [
                report.place
                for on, report in told[group]
                if day - using.near_days - YEAR < on <= day - using.near_days
            ]
            for each in candidates(
                group, recent, earlier, past, province, on=day_of(day), using=using
            ):
                if is_news(each.cases, known[group], using):
                    known[group].append(each.cases)
                    proposals.append((day, each))
    return proposals


def _past(told: dict[Group, list[tuple[int, Sighting]]], day: int, using: Parameters) -> Past:
    present: dict[Group, int] = {}
    before: dict[Group, list[int]] = {}
    for group, reports in told.items():
        counts = [0] * using.past_windows
        for on, _ in reports:
            window = (day - on) // using.surge_days
            if window == 0:
                present[group] = present.get(group, 0) + 1
            elif window <= using.past_windows:
                counts[window - 1] += 1
        before[group] = counts
    return Past(present, before)


def _shares(each: Candidate, spot: Planted) -> bool:
    return each.group == spot.group and len(each.cases & spot.cases) >= SHARED_LEAST


def _meets(each: Candidate, spot: Planted, day: int) -> bool:
    return _shares(each, spot) and spot.first <= day <= spot.last + GRACE
