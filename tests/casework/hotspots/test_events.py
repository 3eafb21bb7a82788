"""Each kind of event, and what the entry is after it."""

from __future__ import annotations

import pytest

from casework.hotspots import events
from casework.hotspots.events import KINDS
from tests.casework.hotspots.test_fold import ENTRY, NOW

TODAY = ENTRY.checked_on


def test_bodies_are_read_back_as_they_were_stored() -> None:
    for event in (
        events.Opened(unit_id=2, type="pollution"),
        events.StepPlanned(number=1, agency_id=None, due_on="2026-03-09"),
        events.Verified(after=30, seen="holds"),
        events.Reminded(key="check_in", due_on="2026-03-09", level=1),
    ):
        assert KINDS[event.kind](**event.body()) == event


def test_the_last_case_taken_out_withdraws_the_entry() -> None:
    one = events.CaseAdded(case_id=7).fold(ENTRY, NOW, TODAY)
    assert one.cases == (7,)
    none = events.CaseRemoved(case_id=7).fold(one, NOW, TODAY)
    assert (none.cases, none.ending) == ((), "withdrawn")


@pytest.mark.parametrize("ending", ["settled", "dormant"])
def test_a_good_end_that_did_not_last_is_a_recurrence(ending: str) -> None:
    ended = events.Ended(ending=ending).fold(ENTRY, NOW, TODAY)
    back = events.CameBackThere(case_id=9).fold(ended, NOW, TODAY)
    assert (back.ending, back.came_back) == ("recurred", 1)


@pytest.mark.parametrize("ending", ["settled", "dormant"])
def test_what_was_no_return_leaves_the_end_as_it_was(ending: str) -> None:
    ended = events.Ended(ending=ending).fold(ENTRY, NOW, TODAY)
    back = events.CameBackThere(case_id=9).fold(ended, NOW, TODAY)
    twice = events.CameBackThere(case_id=10).fold(back, NOW, TODAY)
    one = events.DidNotComeBackThere(case_id=9).fold(twice, NOW, TODAY)
    assert (one.ending, one.came_back) == ("recurred", 1)
    none = events.DidNotComeBackThere(case_id=10).fold(one, NOW, TODAY)
    assert (none.ending, none.came_back) == (ending, 0)
    watched = events.CameBackThere(case_id=9).fold(ENTRY, NOW, TODAY)
    assert events.DidNotComeBackThere(case_id=9).fold(watched, NOW, TODAY) == ENTRY


def test_a_case_opened_again_makes_verifications_void() -> None:
    entry = events.Handled().fold(ENTRY, NOW, TODAY)
    entry = events.Verified(after=30, seen="holds").fold(entry, NOW, TODAY)
    assert entry.seen_30 == "holds"
    entry = events.Unhandled().fold(entry, NOW, TODAY)
    assert (entry.status, entry.seen_30, entry.handled_on) == ("watched", None, None)
