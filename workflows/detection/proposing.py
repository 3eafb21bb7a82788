"""The three looks at one group, put together into what is proposed; and what was proposed before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from workflows.detection.closeness import closeness
from workflows.detection.parameters import Parameters
from workflows.detection.sighting import Candidate, Finding, Group, Sighting
from workflows.detection.surge import Past, Province, surge
from workflows.detection.voices import voices
from workflows.same_place import Pairs


def candidates(
    group: Group,
    sightings: Sequence[Sighting],
    earlier: Sequence[Pairs],
    past: Past,
    province: Province,
    *,
    on: date,
    using: Parameters,
) -> list[Candidate]:
    """What stands out in one group, findings about the same cases as one candidate."""
    first = on - timedelta(days=using.surge_days - 1)
    in_window = frozenset(each.case_id for each in sightings if first <= each.day <= on)
    found = [
        *closeness(sightings, earlier, on=on, using=using),
        *voices(sightings, on=on, using=using),
    ]
    rising = surge(group, in_window, past, province, using)
    if rising is not None:
        found.append(rising)
    return [Candidate(group, _cases(some), some) for some in _together(found)]


def is_news(cases: frozenset[int], known: Iterable[frozenset[int]], using: Parameters) -> bool:
    """Whether these cases were not proposed before, nor all but a few of them.

    ``known`` are the cases of proposals of the same group that wait or were decided, and of entries
    in the register. What was dismissed is not asked again until enough new cases have come.
    """
    before = frozenset().union(*(each for each in known if each & cases))
    return not before or len(cases - before) >= using.fresh_least


def _together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings that share a case belong together."""
    found: list[list[Finding]] = []
    for each in findings:
        near = [some for some in found if _cases(some) & each.cases]
        found = [some for some in found if some not in near]
        found.append([*(one for some in near for one in some), each])
    return found


def _cases(findings: Iterable[Finding]) -> frozenset[int]:
    return frozenset().union(*(each.cases for each in findings))
