"""Ninety days, by the days of the offices, and the same place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workflows.recurrence import RECURRENCE_DAYS, recurs

HERE = frozenset({("kenh", "tieu")})
CLOSED = date(2026, 3, 2)


@pytest.mark.parametrize(("days", "back"), [(-1, False), (0, True), (90, True), (91, False)])
def test_the_ninetieth_day_is_the_last(days: int, back: bool) -> None:
    assert RECURRENCE_DAYS == 90
    reported = CLOSED + timedelta(days=days)
    found = recurs(closed_on=CLOSED, closed_place=HERE, reported_on=reported, reported_place=HERE)
    assert found is back


def test_another_place_is_another_matter() -> None:
    there = frozenset({("cho", "moi")})
    assert not recurs(closed_on=CLOSED, closed_place=HERE, reported_on=CLOSED, reported_place=there)
