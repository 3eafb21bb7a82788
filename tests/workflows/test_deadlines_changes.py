"""Deadlines when a clock is paused, extended or given other terms (design §3.5).

All stories are of November 2026, where the 24th is off. The terms of a pollution case are 2, 1, 1,
15 and 3 working days for its five stages (tests/workflows/story.py).
"""

from __future__ import annotations

from tests.workflows.days import end_of, local
from tests.workflows.story import (
    Story,
    handled,
)
from workflows.limits import Source, calendar_days, working_days

# --- Pauses ------------------------------------------------------------------------------------


def test_while_paused_a_clock_is_due_as_if_the_pause_lasted_to_its_review() -> None:
    # Zammad shows no due date at all while paused; Frappe marks the case failed.
    story = handled().pause("2026-11-09 09:00", "2026-11-13")
    clock = story.clocks("2026-11-10 08:00")["1.2.in_progress"]
    assert clock.paused
    assert clock.due_original == end_of("2026-11-25")
    assert clock.due_current == end_of("2026-12-02")  # five days later
    assert clock.paused_until == local("2026-11-14 00:00")
    assert clock.suspensions == ((local("2026-11-09 09:00"), None),)


def test_resuming_early_gives_back_the_days_not_used() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-13").resume("2026-11-11 09:00")
    clock = story.clocks("2026-11-11 09:00")["1.2.in_progress"]
    assert clock.due_current == end_of("2026-11-27")
    assert not clock.paused
    assert clock.suspensions == ((local("2026-11-09 09:00"), local("2026-11-11 09:00")),)


def test_a_pause_ends_by_itself_when_its_review_day_is_over() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-13")
    assert story.clocks("2026-11-13 23:59:59")["1.2.in_progress"].paused
    clock = story.clocks("2026-11-14 00:00")["1.2.in_progress"]
    assert not clock.paused
    assert clock.due_current == end_of("2026-12-02")
    assert clock.suspensions == ((local("2026-11-09 09:00"), local("2026-11-14 00:00")),)


def test_a_pause_forgotten_for_months_does_not_hide_the_case() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-13")
    clock = story.clocks("2026-12-31 08:00")["1.2.in_progress"]
    assert clock.first_breached_at == end_of("2026-12-02")
    assert clock.days_late == 21


def test_a_pause_never_erases_days_already_late() -> None:
    story = handled().pause("2026-11-27 09:00", "2026-12-04")
    before = story.clocks("2026-11-27 08:59")["1.2.in_progress"]
    paused = story.clocks("2026-12-02 09:00")["1.2.in_progress"]
    assert before.days_late == 2
    assert paused.due_current == before.due_current == end_of("2026-11-25")
    assert paused.first_breached_at == end_of("2026-11-25")
    # What was late stays late, the day the pause began on included; the paused days add nothing.
    assert paused.days_late == 2
    assert story.clocks("2026-12-07 09:00")["1.2.in_progress"].days_late == 3


def test_a_pause_suspends_stage_custody_and_case_and_nothing_else() -> None:
    story = Story("2026-11-02 08:00").pause("2026-11-03 09:00", "2026-11-13")
    found = story.clocks("2026-11-04 08:00")
    assert {key for key, clock in found.items() if clock.paused} == {
        "1.case",
        "1.1.custody",
        "1.1.reported",
    }
    assert found["1.first_response"].due_current == end_of("2026-11-16")


def test_a_pause_over_tet_takes_only_working_days() -> None:
    story = Story("2026-02-12 09:00").pause("2026-02-13 09:00", "2026-02-23")
    clock = story.clocks("2026-02-14 08:00")["1.1.reported"]
    assert clock.due_current == end_of("2026-02-25")


def test_paused_office_hours_do_not_count() -> None:
    story = Story("2026-11-02 08:00", urgent=True)
    story.pause("2026-11-02 09:00", "2026-11-05").resume("2026-11-04 09:00")
    clock = story.clocks("2026-11-04 09:00")["1.1.reported"]
    assert clock.due_original == local("2026-11-02 13:30")
    assert clock.due_current == local("2026-11-04 13:30")


def test_a_clock_that_ends_during_a_pause_is_not_paused_for_ever() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-12-31")
    story.then("2026-11-10 09:00", "refer_up", state="reported", custody=3, pause=None)
    clock = story.clocks("2026-11-20 09:00")["1.2.in_progress"]
    assert not clock.paused
    assert clock.suspensions == ((local("2026-11-09 09:00"), local("2026-11-10 09:00")),)


def test_a_second_pause_adds_to_the_first() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-13").resume("2026-11-11 09:00")
    story.pause("2026-11-12 09:00", "2026-11-20").resume("2026-11-13 09:00")
    clock = story.clocks("2026-11-13 09:00")["1.2.in_progress"]
    assert clock.due_current == end_of("2026-11-30")
    assert len(clock.suspensions) == 2


# --- Extensions --------------------------------------------------------------------------------


def test_an_extension_moves_the_handling_its_custody_and_the_case() -> None:
    story = handled().then("2026-11-20 09:00", "extend", extension=working_days(5))
    found = story.clocks("2026-11-20 09:00")
    for key, due in [
        ("1.2.in_progress", "2026-12-02"),
        ("1.2.custody", "2026-12-02"),
        ("1.case", "2026-12-10"),
    ]:
        assert found[key].due_current == end_of(due)
        assert found[key].extensions == (working_days(5),)
    assert found["1.2.in_progress"].due_original == end_of("2026-11-25")
    assert found["1.case"].due_original == end_of("2026-12-03")


def test_an_extension_after_the_due_date_does_not_undo_the_breach() -> None:
    story = handled().then("2026-11-27 09:00", "extend", extension=working_days(5))
    clock = story.clocks("2026-11-30 09:00")["1.2.in_progress"]
    assert clock.first_breached_at == end_of("2026-11-25")
    assert (clock.due_current, clock.days_late) == (end_of("2026-12-02"), 0)


def test_an_extension_and_a_pause_both_count() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-13").resume("2026-11-11 09:00")
    story.then("2026-11-12 09:00", "extend", extension=calendar_days(10))
    clock = story.clocks("2026-11-12 09:00")["1.2.in_progress"]
    assert clock.due_current == end_of("2026-12-07")  # 27 November and ten days


def test_an_extension_where_nothing_is_handled_changes_nothing() -> None:
    story = Story("2026-11-02 08:00")
    before = story.clocks("2026-11-02 09:00")
    story.then("2026-11-02 09:00", "extend", extension=working_days(5))
    assert story.clocks("2026-11-02 09:00") == before


# --- Type and urgency --------------------------------------------------------------------------


def test_a_new_type_moves_the_due_date_from_the_same_start_and_keeps_the_promise() -> None:
    story = handled().then("2026-11-10 09:00", "recategorise", type="land")
    clock = story.clocks("2026-11-10 09:00")["1.2.in_progress"]
    assert clock.due_original == end_of("2026-11-25")
    assert clock.due_current == end_of("2026-12-03")  # 30 days from 3 November
    assert clock.limits == (calendar_days(30),)
    assert clock.source is Source.LEGAL


def test_a_new_type_does_not_touch_what_has_ended() -> None:
    story = handled()
    before = story.clocks("2026-11-04 09:00")["1.1.custody"]
    story.then("2026-11-10 09:00", "recategorise", type="land")
    assert story.clocks("2026-11-10 09:00")["1.1.custody"] == before


def test_a_case_that_becomes_urgent_is_due_in_hours_from_the_same_start() -> None:
    story = Story("2026-11-02 08:00").then("2026-11-02 10:00", "flag", urgent=True)
    clock = story.clocks("2026-11-02 10:00")["1.1.reported"]
    assert clock.due_original == end_of("2026-11-04")
    assert clock.due_current == local("2026-11-02 13:30")


def test_becoming_urgent_too_late_breaches_now_and_not_before() -> None:
    story = Story("2026-11-02 08:00").then("2026-11-03 10:00", "flag", urgent=True)
    assert story.clocks("2026-11-03 10:00")["1.1.reported"].first_breached_at == local(
        "2026-11-03 10:00"
    )


def test_urgent_hours_do_not_run_at_night() -> None:
    clock = Story("2026-11-06 20:00", urgent=True).clocks("2026-11-06 20:00")["1.1.reported"]
    assert clock.due_current == local("2026-11-09 11:30")
