"""Tails against sums a reader can do with a pencil."""

from __future__ import annotations

from math import exp

import pytest

from workflows.detection.tails import negative_binomial_tail, poisson_tail


def test_the_tail_of_a_poisson_distribution() -> None:
    assert poisson_tail(0, 2.0) == 1
    assert poisson_tail(1, 2.0) == pytest.approx(1 - exp(-2))
    assert poisson_tail(2, 2.0) == pytest.approx(1 - 3 * exp(-2))
    assert poisson_tail(3, 0.0) == 0


def test_a_negative_binomial_of_size_one_is_geometric() -> None:
    # Mean 1, size 1: each further count is half as likely.
    assert negative_binomial_tail(0, 1.0, 1.0) == 1
    assert negative_binomial_tail(1, 1.0, 1.0) == pytest.approx(1 / 2)
    assert negative_binomial_tail(3, 1.0, 1.0) == pytest.approx(1 / 8)
    assert negative_binomial_tail(3, 0.0, 1.0) == 0


def test_a_large_size_is_nearly_poisson_and_a_small_one_has_the_longer_tail() -> None:
    assert negative_binomial_tail(6, 2.0, 1e7) == pytest.approx(poisson_tail(6, 2.0), rel=1e-4)
    assert negative_binomial_tail(6, 2.0, 1.0) > poisson_tail(6, 2.0)
