"""Deadlines after rework, reopening, feedback, dispute and objection (design §3.6).

All stories are of November 2026, where the 24th is off. The terms of a pollution case are 2, 1, 1,
15 and 3 working days for its five stages (tests/workflows/story.py).
"""

from __future__ import annotations

from tests.workflows.days import end_of, local
from tests.workflows.story import (
    Story,
    handled,
    told_back,
)
from workflows.clocks import Pause
from workflows.limits import working_days

# --- Rework and reopening ----------------------------------------------------------------------


def test_rework_goes_on_with_the_earlier_clock_and_does_not_start_a_new_one() -> None:
    story = handled().resolve("2026-11-10 09:00").rework("2026-11-16 09:00")
    found = story.clocks("2026-11-16 09:00")
    handling = found["1.2.in_progress"]
    # Due 24 November was off, so the 25th; the ends of 10, 11, 12 and 13 November did not count.
    assert handling.started_at == local("2026-11-03 09:00")
    assert handling.due_original == end_of("2026-11-25")
    assert handling.due_current == end_of("2026-12-01")
    assert handling.suspensions == ((local("2026-11-10 09:00"), local("2026-11-16 09:00")),)
    assert not handling.paused
    assert found["1.2.custody"].ended_at is None
    assert found["1.case"].suspensions == ()


def test_the_coordinators_time_is_not_added_to_the_agencys_lateness() -> None:
    story = handled().resolve("2026-11-27 09:00")
    assert story.clocks("2026-11-27 09:00")["1.2.in_progress"].days_late == 2
    story.rework("2026-12-09 09:00")
    assert story.clocks("2026-12-09 09:00")["1.2.in_progress"].days_late == 2
    assert story.clocks("2026-12-10 09:00")["1.2.in_progress"].days_late == 3


def test_feedback_after_rework_has_a_clock_for_each_custody() -> None:
    story = handled().resolve("2026-11-10 09:00").rework("2026-11-11 09:00")
    story.resolve("2026-11-12 09:00", custody=4)
    found = story.clocks("2026-11-12 09:00")
    assert found["1.3.resolved"].ended_at == local("2026-11-11 09:00")
    assert found["1.4.resolved"].due_current == end_of("2026-11-17")


def test_a_reopened_case_has_a_deadline_again() -> None:
    # Zammad never gives a case a solution deadline again once it has been closed.
    story = told_back().close("2026-11-12 09:00").reopen("2026-12-21 09:00")
    found = story.clocks("2026-12-21 09:00")
    assert found["2.1.assigned"].due_current == end_of("2026-12-22")
    assert found["2.case"].limits == (working_days(1), working_days(15), working_days(3))
    assert found["2.case"].due_current == end_of("2027-01-15")  # no day off is typed for 2027
    assert found["2.1.custody"].ended_at is None


def test_the_time_between_result_and_reopening_is_charged_to_nobody() -> None:
    # egov charges the citizen's waiting time to the agency.
    story = told_back().close("2026-11-12 09:00").reopen("2027-02-22 09:00")
    found = story.clocks("2027-02-22 09:00")
    assert all(clock.days_late == 0 for clock in found.values())
    assert found["1.case"].ended_at == local("2026-11-11 09:00")
    assert found["2.case"].started_at == local("2027-02-22 09:00")


def test_the_lateness_of_an_earlier_cycle_is_kept() -> None:
    story = handled().resolve("2026-11-27 09:00").feedback("2026-11-27 10:00")
    before = story.clocks("2026-11-27 10:00")["1.2.in_progress"]
    story.close("2026-11-28 09:00").reopen("2026-12-21 09:00")
    assert story.clocks("2027-03-01 08:00")["1.2.in_progress"] == before
    assert before.days_late == 2


def test_a_declined_case_reopened_starts_a_whole_cycle_without_a_first_response() -> None:
    story = Story("2026-11-02 08:00").then("2026-11-03 09:00", "decline", state="declined")
    story.then("2026-11-10 09:00", "reopen", state="reported", cycle=2)
    found = story.clocks("2026-11-10 09:00")
    assert len(found["2.case"].limits) == 5
    assert "2.first_response" not in found
    assert found["1.first_response"].ended_at == local("2026-11-03 09:00")


# --- After the feedback ------------------------------------------------------------------------


def test_silence_lapses_after_fourteen_days_and_is_nobodys_lateness() -> None:
    clock = told_back().clocks("2026-12-30 09:00")["l6.lapse"]
    assert clock.due_current == end_of("2026-11-25")
    assert (clock.days_late, clock.first_breached_at) == (0, None)


def test_a_lapse_that_would_end_on_a_holiday_rolls_forward() -> None:
    story = handled().resolve("2026-11-06 09:00").feedback("2026-11-10 09:00")
    assert story.clocks("2026-11-10 09:00")["l6.lapse"].due_current == end_of("2026-11-25")


def test_a_dispute_stops_the_lapse_and_gives_the_coordinator_a_deadline() -> None:
    story = told_back().then("2026-11-16 09:00", "dispute", disputed=True)
    found = story.clocks("2026-11-20 09:00")
    assert found["l6.lapse"].ended_at == local("2026-11-16 09:00")
    assert found["d7.dispute"].due_current == end_of("2026-11-19")
    assert found["d7.dispute"].days_late == 1


def test_a_pause_does_not_reach_a_dispute() -> None:
    story = told_back().then("2026-11-16 09:00", "dispute", disputed=True)
    story.then("2026-11-16 10:00", "pause", pause=Pause(end_of("2026-12-31").date()))
    clock = story.clocks("2026-11-20 09:00")["d7.dispute"]
    assert (clock.paused, clock.due_current) == (False, end_of("2026-11-19"))


def test_the_decision_ends_the_dispute() -> None:
    story = told_back().then("2026-11-16 09:00", "dispute", disputed=True)
    story.reopen("2026-11-17 09:00")
    found = story.clocks("2026-11-30 09:00")
    assert found["d7.dispute"].ended_at == local("2026-11-17 09:00")
    assert "d8.dispute" not in found


def test_a_dispute_taken_back_starts_the_waiting_anew() -> None:
    story = told_back().then("2026-11-16 09:00", "dispute", disputed=True)
    story.then("2026-11-17 09:00", "withdraw", disputed=False)
    found = story.clocks("2026-11-17 09:00")
    assert found["l8.lapse"].due_current == end_of("2026-12-01")
    assert found["d7.dispute"].ended_at == local("2026-11-17 09:00")


def test_an_objection_to_a_closed_case_has_a_deadline_until_decided() -> None:
    story = told_back().close("2026-11-12 09:00")
    story.then("2026-11-16 09:00", "object", objected=True)
    assert story.clocks("2026-11-16 09:00")["o8.objection"].due_current == end_of("2026-11-23")
    story.reopen("2026-11-17 09:00")
    assert story.clocks("2026-12-01 09:00")["o8.objection"].ended_at == local("2026-11-17 09:00")
