"""The end and what may follow: verification, objection, and a new cycle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casework.events.base import OFFICES, Event
from casework.events.closing import (
    Closed,
    Confirmed,
    ConfirmerNamed,
    Disputed,
    Lapsed,
    Objected,
    ObjectionDismissed,
    Reopened,
)
from tests.casework.events.beginnings import NOW, begun

WAITING = replace(begun(), state="feedback", lead_id=1, outcome="settled")


@pytest.mark.parametrize(
    ("event", "word"),
    [(Confirmed(), "confirmed"), (Closed(), "disputed"), (Lapsed(), "unconfirmed")],
)
def test_three_ways_to_end_are_three_verifications(event: Event, word: str) -> None:
    case = event.fold(replace(WAITING, disputed=True), NOW)
    assert (case.state, case.verification, case.disputed) == ("closed", word, False)
    assert case.ended_at == NOW


def test_dispute_and_objection_are_marks_only() -> None:
    assert Disputed().fold(WAITING, NOW) == replace(WAITING, disputed=True)
    closed = Confirmed().fold(WAITING, NOW)
    objected = Objected().fold(closed, NOW)
    assert objected == replace(closed, objected=True)
    assert ObjectionDismissed().fold(objected, NOW) == closed


def test_naming_a_confirmer_is_read_by_the_offices_alone() -> None:
    assert ConfirmerNamed().fold(WAITING, NOW) == WAITING
    assert ConfirmerNamed.open_to == OFFICES


def test_reopening_starts_a_cycle_without_the_old_ones_result() -> None:
    closed = replace(Confirmed().fold(WAITING, NOW), objected=True, returns=2, extensions=1)
    case = Reopened(state="assigned", lead_id=3, supporting=(2,)).fold(closed, NOW)
    assert (case.state, case.cycle, case.lead_id, case.supporting) == ("assigned", 2, 3, (2,))
    assert (case.outcome, case.verification, case.ended_at, case.objected) == (
        None,
        None,
        None,
        False,
    )
    assert (case.returns, case.extensions, case.custody) == (0, 0, 2)


def test_reopening_undoes_a_merge() -> None:
    merged = replace(begun(), state="merged", merged_into_id=9, ended_at=NOW)
    case = Reopened(state="reported", lead_id=None, supporting=()).fold(merged, NOW)
    assert (case.state, case.merged_into_id, case.lead_id) == ("reported", None, None)
