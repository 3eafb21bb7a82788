"""The same place told of by several collaborators, each on their own.

No statistic but a count of distinct people within some weeks: what three collaborators say of one
place may be one of them asking the others; above the threshold people are talking of it. Who they
are stays outside: the finding holds a number, and pages say no number below five.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from workflows.detection.closeness import clusters
from workflows.detection.parameters import Parameters
from workflows.detection.sighting import Finding, Look, Sighting


def voices(sightings: Sequence[Sighting], *, on: date, using: Parameters) -> list[Finding]:
    """Clusters of place that enough distinct collaborators told of."""
    first = on - timedelta(days=using.voices_days - 1)
    found = []
    for cluster in clusters([each for each in sightings if first <= each.day <= on]):
        speakers = frozenset().union(*(each.speakers for each in cluster))
        if len(speakers) >= using.voices_least:
            cases = frozenset(each.case_id for each in cluster)
            found.append(Finding(Look.VOICES, cases, len(speakers), using.voices_days, 0.0, 1.0))
    return found
