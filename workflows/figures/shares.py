"""Shares and spreads: never a rate without what it was counted from (reference/peers.md §5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

# A share of fewer than this says nothing about who is better: no ranking with it.
MINIMUM_SAMPLE: Final = 10
Item = TypeVar("Item")


class Share(NamedTuple):
    """So many of so many; the numerator counts a part of what the denominator counts."""

    of: int
    out_of: int

    @property
    def ranks(self) -> bool:
        """Whether enough was counted to be compared with others."""
        return self.out_of >= MINIMUM_SAMPLE


class Spread(NamedTuple):
    """Working days: the middle value and the one that nine in ten do not exceed."""

    median: float
    p90: int
    counted: int


def spread(days: Mapping[int, int]) -> Spread | None:
    """From how often each number of days occurred; nothing where nothing was counted.

    The median of an even number lies half-way between the two in the middle. The 90th
    percentile is the smallest value that at least nine in ten do not exceed (nearest rank).
    """
    counted = sum(days.values())
    if not counted:
        return None
    low, high = _nth(days, (counted + 1) // 2), _nth(days, counted // 2 + 1)
    return Spread((low + high) / 2, _nth(days, -(-9 * counted // 10)), counted)


def ranked(shares: Iterable[tuple[Item, Share]]) -> Sequence[Item]:
    """The best share first; those counted from too few are left out, for they cannot be compared."""
    comparable = [(item, share) for item, share in shares if share.ranks]
    comparable.sort(key=lambda each: each[1].of / each[1].out_of, reverse=True)
    return [item for item, _ in comparable]


def _nth(days: Mapping[int, int], n: int) -> int:
    """The n-th value, from one, in order."""
    passed = 0
    for value in sorted(days):
        passed += days[value]
        if passed >= n:
            return value
    raise ValueError("fewer values than that")
