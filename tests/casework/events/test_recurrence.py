"""The new case is tied to the old one; the old one only hears of it."""

from __future__ import annotations

from casework.events.base import OFFICES
from casework.events.recurrence import CameBack, RecurrenceFound
from tests.casework.events.beginnings import NOW, begun


def test_the_new_case_is_tied_and_nothing_else_changes() -> None:
    case = begun()
    after = RecurrenceFound(case_id=7).fold(case, NOW)
    assert after.recurs_of_id == 7
    assert CameBack(case_id=9).fold(case, NOW) == case


def test_only_offices_read_of_it() -> None:
    for event in (RecurrenceFound(case_id=7), CameBack(case_id=7)):
        assert event.circles() == OFFICES
