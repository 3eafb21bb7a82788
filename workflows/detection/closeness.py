"""Cases of one type close in place and time, against how often that place was told of before.

The statistic is the upper tail of a Poisson distribution (Kulldorff's space-time scan in its
simplest form: the zones are the places people name, the window is fixed). Its mean is the place's
own rate of the past year with one half added, so that a place never named before is not taken for
one where nothing can happen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from workflows.detection.parameters import Parameters
from workflows.detection.sighting import Finding, Look, Sighting
from workflows.detection.tails import poisson_tail
from workflows.same_place import Pairs, same_place

YEAR = 365


def clusters(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Cases of one group put together by place: each is at the place of some other in its cluster."""
    found: list[list[Sighting]] = []
    for each in sightings:
        near = [c for c in found if any(same_place(each.place, one.place) for one in c)]
        joined = [each, *(one for cluster in near for one in cluster)]
        found = [cluster for cluster in found if cluster not in near]
        found.append(joined)
    return found


def closeness(
    sightings: Sequence[Sighting], earlier: Sequence[Pairs], *, on: date, using: Parameters
) -> list[Finding]:
    """Clusters that stand out. ``earlier`` are the places of this group's cases of the year before
    the window that ends ``on``.
    """
    first = on - timedelta(days=using.near_days - 1)
    found = []
    for cluster in clusters([each for each in sightings if first <= each.day <= on]):
        if len(cluster) < using.near_least:
            continue
        past = sum(any(same_place(place, one.place) for one in cluster) for place in earlier)
        expected = (past + 0.5) * using.near_days / YEAR
        chance = poisson_tail(len(cluster), expected)
        if chance <= using.near_chance:
            cases = frozenset(each.case_id for each in cluster)
            found.append(
                Finding(Look.CLOSENESS, cases, len(cluster), using.near_days, expected, chance)
            )
    return found
