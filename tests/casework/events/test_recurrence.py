"""The new case is tied to the old one; the old one only hears of it."""

from __future__ import annotations

from casework.events.base import OFFICES
from casework.events.recurrence import (
    CameBack,
    DidNotComeBack,
    RecurrenceDenied,
    RecurrenceFound,
)
from tests.casework.events.beginnings import NOW, begun


def test_the_new_case_is_tied_and_nothing_else_changes() -> None:
    case = begun()
    after = RecurrenceFound(case_id=7).fold(case, NOW)
    assert after.recurs_of_id == 7
    assert CameBack(case_id=9).fold(case, NOW) == case


def test_a_recurrence_that_was_none_ties_no_more() -> None:
    case = begun()
    tied = RecurrenceFound(case_id=7).fold(case, NOW)
    assert RecurrenceDenied(case_id=7).fold(tied, NOW) == case
    assert DidNotComeBack(case_id=9).fold(case, NOW) == case


def test_only_offices_read_of_it() -> None:
    for kind in (RecurrenceFound, CameBack, RecurrenceDenied, DidNotComeBack):
        event = kind(case_id=7)
        assert event.circles() == OFFICES
