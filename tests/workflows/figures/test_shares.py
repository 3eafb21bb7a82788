"""Shares carry both of their numbers; spreads are of everything that was counted."""

from __future__ import annotations

import statistics

from hypothesis import given
from hypothesis import strategies as st

from workflows.figures.shares import Share, Spread, ranked, spread


def test_nothing_counted_has_no_spread() -> None:
    assert spread({}) is None


def test_median_and_ninetieth_percentile_by_hand() -> None:
    # 1 2 3 4 5 6 7 8 9 30: half-way between 5 and 6; nine in ten do not exceed 9.
    days = dict.fromkeys((1, 2, 3, 4, 5, 6, 7, 8, 9, 30), 1)
    assert spread(days) == Spread(5.5, 9, 10)
    assert spread({4: 1}) == Spread(4, 4, 1)


@given(st.lists(st.integers(0, 200), min_size=1, max_size=60))
def test_the_median_is_that_of_the_list(values: list[int]) -> None:
    counted = {value: values.count(value) for value in values}
    found = spread(counted)
    assert found is not None
    assert found.median == statistics.median(values)
    not_above = sum(value <= found.p90 for value in values)
    below = sum(value < found.p90 for value in values)
    assert not_above >= 0.9 * len(values) > below


def test_a_body_with_one_quick_case_does_not_lead_the_table() -> None:
    few, many, most = Share(1, 1), Share(9, 10), Share(19, 20)
    assert ranked([("few", few), ("many", many), ("most", most)]) == ["most", "many"]
