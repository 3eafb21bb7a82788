"""What is owed is told to keepers first, then to the committee; offices only."""

from __future__ import annotations

from casework.events.base import OFFICES, Told
from casework.events.hot_spot import HotSpotOwed


def test_the_committee_hears_of_it_at_the_second_level() -> None:
    first, second = (
        HotSpotOwed(hot_spot_id=1, what="check_in", due_on="2026-03-09", level=level)
        for level in (1, 2)
    )
    assert first.told() == (Told.COORDINATORS,)
    assert second.told() == (Told.COORDINATORS, Told.COMMITTEE)
    assert first.circles() == OFFICES
