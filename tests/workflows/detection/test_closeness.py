"""Cases of one place within some weeks stand out, where that place is quiet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflows.detection.scenes import CANAL, MARKET, TODAY, seen
from workflows.detection.closeness import closeness, clusters
from workflows.detection.parameters import FROZEN
from workflows.detection.sighting import Look, Sighting
from workflows.detection.tails import poisson_tail


def test_four_cases_of_one_place_within_four_weeks_are_found() -> None:
    here = [seen(1, ago=27), seen(2, ago=9), seen(3, ago=2), seen(4)]
    (found,) = closeness([*here, seen(5, place=MARKET)], (), on=TODAY, using=FROZEN)
    assert (found.look, set(found.cases), found.counted) == (Look.CLOSENESS, {1, 2, 3, 4}, 4)
    assert found.expected == pytest.approx(0.5 * 28 / 365)
    assert found.chance == pytest.approx(poisson_tail(4, 0.5 * 28 / 365))


@pytest.mark.parametrize(
    "sightings",
    [
        [seen(1), seen(2), seen(3)],
        [seen(1, ago=28), seen(2), seen(3), seen(4)],
        [seen(1), seen(2), seen(3, place=MARKET), seen(4, place=MARKET)],
    ],
    ids=["too few", "one is too old", "two places"],
)
def test_what_is_too_little_is_not_found(sightings: list[Sighting]) -> None:
    assert closeness(sightings, (), on=TODAY, using=FROZEN) == []


def test_a_place_that_is_always_told_of_does_not_stand_out() -> None:
    here = [seen(number) for number in range(4)]
    always = [seen(9).place] * 30
    assert closeness(here, always, on=TODAY, using=FROZEN) == []
    assert closeness(here, always, on=TODAY, using=replace(FROZEN, near_chance=1.0))


def test_a_case_between_two_places_joins_them() -> None:
    between = f"{CANAL} và {MARKET}"
    apart = clusters([seen(1), seen(2, place=MARKET)])
    joined = clusters([seen(1), seen(2, place=MARKET), seen(3, place=between)])
    assert (len(apart), len(joined)) == (2, 1)
