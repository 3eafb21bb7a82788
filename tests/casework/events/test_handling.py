"""The agency's part: what each step does to custody, lead and outcome."""

from __future__ import annotations

from dataclasses import replace

from casework.events.base import INSIDE
from casework.events.handling import (
    Accepted,
    Assigned,
    FeedbackGiven,
    FeedbackRelayed,
    HandBackAsked,
    HandBackRefused,
    Reassigned,
    Resolved,
    Returned,
    ReworkAsked,
)
from casework.fold import CaseState
from tests.casework.events.beginnings import NOW, begun


def assigned() -> CaseState:
    return Assigned(lead_id=1, supporting=(2,)).fold(begun(), NOW)


def test_assigning_opens_the_agencys_custody() -> None:
    case = assigned()
    assert (case.state, case.lead_id, case.supporting) == ("assigned", 1, (2,))
    assert (case.custody, case.agency_custody) == (2, 2)


def test_reassigning_opens_another() -> None:
    case = Reassigned(lead_id=3, supporting=()).fold(assigned(), NOW)
    assert (case.lead_id, case.custody, case.supporting) == (3, 3, ())


def test_accepting_keeps_it() -> None:
    case = Accepted().fold(assigned(), NOW)
    assert (case.state, case.custody) == ("in_progress", 2)


def test_a_return_is_counted_and_leaves_no_agency() -> None:
    case = Returned().fold(assigned(), NOW)
    assert (case.state, case.lead_id, case.supporting, case.returns) == ("assessed", None, (), 1)


def test_a_result_goes_back_to_the_coordinator_and_rework_to_the_same_custody() -> None:
    working = Accepted().fold(assigned(), NOW)
    resolved = Resolved(outcome="settled").fold(working, NOW)
    assert (resolved.state, resolved.outcome, resolved.custody) == ("resolved", "settled", 3)
    again = ReworkAsked().fold(resolved, NOW)
    assert (again.state, again.outcome, again.custody) == ("in_progress", None, 2)
    assert Resolved(outcome="settled").fold(again, NOW).custody == 4


def test_a_hand_back_is_asked_and_refused() -> None:
    asked = HandBackAsked().fold(assigned(), NOW)
    assert asked.hand_back_asked
    assert HandBackRefused().fold(asked, NOW) == assigned()


def test_feedback_waits_and_a_relayed_answer_moves_nothing() -> None:
    given = FeedbackGiven(channel="meeting", told_on="2026-03-02", nobody_to_ask=False)
    resolved = replace(begun(), state="resolved", lead_id=1)
    assert given.fold(resolved, NOW).state == "feedback"
    relayed = FeedbackRelayed(from_case_id=9)
    assert relayed.fold(begun(), NOW) == begun()
    assert not relayed.moves_version


def test_what_passes_between_offices_is_not_for_witnesses() -> None:
    for kind in (Reassigned, Returned, HandBackAsked, HandBackRefused, ReworkAsked):
        assert kind.open_to == INSIDE
