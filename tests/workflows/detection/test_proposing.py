"""What belongs together is proposed once; what was proposed is not proposed again."""

from __future__ import annotations

from tests.workflows.detection.scenes import GROUP, MARKET, TODAY, seen
from workflows.detection.parameters import FROZEN
from workflows.detection.proposing import candidates, is_news
from workflows.detection.sighting import Look
from workflows.detection.surge import Past, province_of

NOTHING = Past({}, {})


def test_two_reasons_about_the_same_cases_are_one_proposal() -> None:
    sightings = [seen(n, by=n) for n in range(6)]
    past = Past({GROUP: 6}, {GROUP: [0] * 26})
    (found,) = candidates(GROUP, sightings, (), past, province_of(past), on=TODAY, using=FROZEN)
    assert {each.look for each in found.findings} == set(Look)
    assert found.cases == {0, 1, 2, 3, 4, 5}


def test_two_places_are_two_proposals_and_a_quiet_group_is_none() -> None:
    here = [seen(n) for n in range(4)]
    there = [seen(10 + n, place=MARKET) for n in range(4)]
    province = province_of(NOTHING)
    found = candidates(GROUP, [*here, *there], (), NOTHING, province, on=TODAY, using=FROZEN)
    assert sorted(len(each.cases) for each in found) == [4, 4]
    assert candidates(GROUP, here[:2], (), NOTHING, province, on=TODAY, using=FROZEN) == []


def test_what_was_dismissed_is_not_asked_again_until_five_more_cases_came() -> None:
    known = [frozenset({1, 2, 3, 4})]
    assert is_news(frozenset({1, 2}), (), FROZEN)
    assert is_news(frozenset({8, 9}), known, FROZEN)
    assert not is_news(frozenset({1, 2, 3, 4}), known, FROZEN)
    assert not is_news(frozenset({4, 5, 6, 7, 8}), known, FROZEN)
    assert is_news(frozenset({4, 5, 6, 7, 8, 9}), known, FROZEN)
