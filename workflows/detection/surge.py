"""More cases of one type in one commune than that commune's own past explains.

The statistic is the exceedance of a negative binomial distribution: the predictive distribution of
a Poisson rate under a Gamma prior (the Gamma-Poisson shrinker of outbreak detection, a relative of
Farrington's method for sparse counts). Windows are whole weeks, so days of the week cancel out. The
prior mean is what the type's share of the province and the commune's share of all cases lead one
to expect; the past counts more the longer it is. The season is taken from the other communes: when
a type rises everywhere at once, it is a drought or a storm and not this commune's hot spot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workflows.detection.parameters import Parameters
from workflows.detection.sighting import Finding, Group, Look
from workflows.detection.tails import negative_binomial_tail

LEAST_PRIOR = 0.05
# Added to both sides of the season's ratio, so that few cases elsewhere say little.
SEASON_DAMPING = 4.0


class Past(NamedTuple):
    """Counts by group in windows of ``surge_days``: the present one, and those before it.

    ``before`` holds ``past_windows`` counts a group; a group without a case may be missing.
    """

    present: Mapping[Group, int]
    before: Mapping[Group, Sequence[int]]


class Province(NamedTuple):
    """Sums over all communes, worked out once a day."""

    by_type: Mapping[str, float]
    by_unit: Mapping[int, float]
    present_by_type: Mapping[str, float]
    whole: float


def province_of(past: Past) -> Province:
    """The sums of this past."""
    by_type: dict[str, float] = {}
    by_unit: dict[int, float] = {}
    now: dict[str, float] = {}
    for (unit, type_), counts in past.before.items():
        by_type[type_] = by_type.get(type_, 0) + sum(counts)
        by_unit[unit] = by_unit.get(unit, 0) + sum(counts)
    for (_, type_), count in past.present.items():
        now[type_] = now.get(type_, 0) + count
    return Province(by_type, by_unit, now, sum(by_type.values()))


def surge(
    group: Group, cases: frozenset[int], past: Past, province: Province, using: Parameters
) -> Finding | None:
    """The finding for one group, if its present window stands out; ``cases`` are those in it."""
    count = past.present.get(group, 0)
    if count < using.surge_least:
        return None
    mean, size = expected(group, past, province, using)
    chance = negative_binomial_tail(count, mean, size)
    if chance > using.surge_chance:
        return None
    return Finding(Look.SURGE, cases, count, using.surge_days, mean, chance)


def expected(
    group: Group, past: Past, province: Province, using: Parameters
) -> tuple[float, float]:
    """Mean and size of the predictive distribution of the present window."""
    counts = past.before.get(group, ())
    windows = using.past_windows
    total = sum(counts)
    prior = max(_prior(group, province) / windows, LEAST_PRIOR)
    shape = using.prior_strength + total
    mean = shape / (using.prior_strength / prior + windows) * _season(group, past, province, using)
    return mean, 1 / (1 / shape + _excess(counts, windows))


def _prior(group: Group, province: Province) -> float:
    unit, type_ = group
    if not province.whole:
        return 0.0
    return province.by_type.get(type_, 0) * province.by_unit.get(unit, 0) / province.whole


def _season(group: Group, past: Past, province: Province, using: Parameters) -> float:
    """How the type does elsewhere now, against how it did elsewhere before."""
    _, type_ = group
    before = province.by_type.get(type_, 0) - sum(past.before.get(group, ()))
    now = province.present_by_type.get(type_, 0) - past.present.get(group, 0)
    ratio = (now + SEASON_DAMPING) / (before / using.past_windows + SEASON_DAMPING)
    return min(max(ratio, using.season_least), using.season_most)


def _excess(counts: Sequence[int], windows: int) -> float:
    """1/size of the past's own overdispersion (method of moments); 0 where it is Poisson."""
    mean = sum(counts) / windows
    if mean <= 0:
        return 0.0
    squares = sum(each * each for each in counts) / windows
    return max((squares - mean * mean - mean) / (mean * mean), 0.0)
