"""A commune is compared with its own past, and with what the type does elsewhere now."""

from __future__ import annotations

from dataclasses import replace

from tests.workflows.detection.scenes import GROUP
from workflows.detection.parameters import FROZEN
from workflows.detection.sighting import Finding, Look
from workflows.detection.surge import Past, expected, province_of, surge

CASES = frozenset({1, 2})
ELSEWHERE = (3, "pollution")
QUIET = [0] * 13 + [1] * 13


def finding(past: Past) -> Finding | None:
    return surge(GROUP, CASES, past, province_of(past), FROZEN)


def test_eight_cases_where_there_was_one_a_month_are_found() -> None:
    past = Past({GROUP: 8}, {GROUP: QUIET})
    found = finding(past)
    assert found is not None
    assert (found.look, found.cases, found.counted, found.days) == (Look.SURGE, CASES, 8, 14)
    assert 0.3 < found.expected < 1


def test_as_many_as_ever_are_not() -> None:
    assert finding(Past({GROUP: 8}, {GROUP: [6] * 26})) is None


def test_fewer_than_five_never_are() -> None:
    assert finding(Past({GROUP: 4}, {GROUP: [0] * 26})) is None


def test_a_past_that_jumps_about_is_believed_less() -> None:
    even, uneven = (
        Past({GROUP: 8}, {GROUP: [1] * 26}),
        Past({GROUP: 8}, {GROUP: [0] * 24 + [13, 13]}),
    )
    sizes = [expected(GROUP, past, province_of(past), FROZEN)[1] for past in (even, uneven)]
    assert sizes[0] > 10 * sizes[1]


def test_what_rises_everywhere_is_no_surge_of_one_commune() -> None:
    storm = Past({GROUP: 8, ELSEWHERE: 80}, {GROUP: QUIET, ELSEWHERE: [5] * 26})
    calm = Past({GROUP: 8, ELSEWHERE: 5}, {GROUP: QUIET, ELSEWHERE: [5] * 26})
    assert finding(calm) is not None
    assert finding(storm) is None
    capped = replace(FROZEN, season_most=1.0)
    assert surge(GROUP, CASES, storm, province_of(storm), capped) is not None


def test_a_commune_without_a_past_is_held_against_the_province() -> None:
    past = Past({GROUP: 5}, {})
    mean, size = expected(GROUP, past, province_of(past), FROZEN)
    assert mean > 0
    assert size > 0
