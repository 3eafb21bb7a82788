"""How many planted hot spots detection finds, and how often it is wrong, on worlds it never saw.

The parameters are those frozen in ``workflows/detection/parameters.py``. They were tuned on seeds
0 to 4 of the first world; measured here are twenty other seeds of it, and twenty of a world of
another kind. Exits with 1 when a promise is not kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median

from bench.hot_spots.burst_world import burst_world
from bench.hot_spots.crowd_world import crowd_world
from bench.hot_spots.measure import Judged, judge
from bench.hot_spots.world import UNITS, World
from workflows.detection.parameters import FROZEN, Parameters

SEEDS = range(200, 220)
MONTHS, QUARTERS = 12, 4
LEAST_FOUND, MOST_FALSE = 0.9, 1.0


def main() -> None:
    """Both worlds."""
    kept = [
        show("bursts over independent reports", burst_world, SEEDS, FROZEN),
        show("people who hear of each other", crowd_world, SEEDS, FROZEN),
    ]
    sys.exit(not all(kept))


def show(name: str, world: Callable[[int], World], seeds: range, using: Parameters) -> bool:
    """Print one line a world; whether both promises are kept."""
    judged = [judge(world(seed), using) for seed in seeds]
    found, planted = sum(each.found for each in judged), sum(each.planted for each in judged)
    false = sum(each.false for each in judged)
    recall = found / planted
    by_unit = false / len(judged) / UNITS
    late = [days for each in judged for days in each.late]
    print(
        f"{name}: {len(judged)} seeds ({seeds.start}-{seeds.stop - 1}),"
        f" recall {recall:.1%} ({found}/{planted}, worst seed {_worst(judged):.0%}),"
        f" false proposals {false}/{sum(each.proposals for each in judged)}:"
        f" {by_unit / MONTHS:.3f} a unit and month, {by_unit / QUARTERS:.3f} a unit and quarter;"
        f" found {median(late) if late else 0:.0f} days after the first report (median)"
    )
    return recall >= LEAST_FOUND and by_unit / QUARTERS <= MOST_FALSE


def _worst(judged: list[Judged]) -> float:
    return min(each.found / each.planted for each in judged)


if __name__ == "__main__":
    main()
