"""How often each course of events is taken."""

from __future__ import annotations

from collections import Counter

from casework.demo_data.dice import dice
from casework.demo_data.fates import (
    SCALE_SHARES,
    SEVERITY_SHARES,
    SHARES,
    SOURCE_SHARES,
    TYPE_SHARES,
    Fate,
    drawn,
)
from workflows.choices import Scale, SourceKind
from workflows.states import Severity
from workflows.types import CASE_TYPES


def test_every_fate_has_a_share_of_a_thousand() -> None:
    assert set(SHARES) == set(Fate)
    assert sum(SHARES.values()) == 1000


def test_every_choice_can_come_up() -> None:
    assert set(TYPE_SHARES) == set(CASE_TYPES)
    assert set(SEVERITY_SHARES) == set(Severity)
    assert set(SCALE_SHARES) == set(Scale)
    assert set(SOURCE_SHARES) == set(SourceKind)


def test_two_to_five_of_a_hundred_are_disputed_and_reopened() -> None:
    assert 20 <= SHARES[Fate.REOPENED] <= 50


def test_a_larger_share_comes_up_more_often() -> None:
    rng = dice("fates")
    counted = Counter(drawn(rng, SHARES) for _ in range(2000))
    assert counted[Fate.CONFIRMED] > counted[Fate.LAPSED] > counted[Fate.NEVER_ASSESSED] > 0
