"""The frozen numbers keep their promises, on a part of what bench/detection.py measures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.hot_spots.burst_world import burst_world
from bench.hot_spots.crowd_world import crowd_world
from bench.hot_spots.measure import judge
from bench.hot_spots.world import UNITS, World
from workflows.detection.parameters import FROZEN, Parameters

QUARTERS = 4


def test_the_numbers_are_those_that_were_measured() -> None:
    measured = Parameters(28, 4, 1e-5, 14, 5, 1e-5, 26, 2.0, 0.5, 4.0, 5, 21, 5)
    assert measured == FROZEN


@pytest.mark.parametrize("world", [burst_world, crowd_world])
def test_planted_hot_spots_are_found_and_few_others(world: Callable[[int], World]) -> None:
    judged = [judge(world(seed), FROZEN) for seed in (200, 201, 202)]
    assert sum(each.found for each in judged) >= 0.9 * sum(each.planted for each in judged)
    assert sum(each.false for each in judged) <= len(judged) * UNITS * QUARTERS
