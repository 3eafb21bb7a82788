"""What a newer calendar leaves behind in a case."""

from __future__ import annotations

from casework.events import EVENT_KINDS
from casework.events.base import INSIDE, Told
from casework.events.calendar import CalendarApplied
from tests.casework.events.beginnings import NOW, begun


def test_it_says_which_version_and_changes_nothing_that_others_saw() -> None:
    event = CalendarApplied(calendar_version=3)
    assert event.body() == {"calendar_version": 3}
    assert EVENT_KINDS["calendar_applied"].of(event.body()) == event
    assert event.fold(begun(), NOW) == begun()
    assert not event.moves_version


def test_it_is_told_to_those_who_hold_the_case_and_read_by_no_witness() -> None:
    event = CalendarApplied(calendar_version=3)
    assert set(event.told()) == {Told.LEAD_OFFICERS, Told.LEAD_HEADS, Told.COORDINATORS}
    assert event.circles() == INSIDE
