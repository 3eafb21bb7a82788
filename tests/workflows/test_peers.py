"""What other systems get wrong about time, each refuted by name on our rules (peers.md §2, §3).

In the order of peers.md; what needs the records stands in tests/casework/test_peers.py.

Signalen       the weekday is that of UTC · five working days end in the middle of Tết ·
               a new category lengthens from the report on · no change on reopening
egov workflow  the clock drains while waiting for the people · what is left is counted down in place
egov CCRS      any comment restarts the clock · the shipped ladder has one step, not three ·
               the time of the first result counts for ever
Zammad         a reopened case has no deadline any more · a paused clock has no due date ·
               the first close is the close
Frappe         a change while paused past the old date marks the case failed · the running pause
               is left out · a pause is added as raw seconds and goes wrong at weekends
django-helpdesk  holidays shorten the threshold · what is on hold never escalates
MoJ, Alaveteli   right in this; overdue by date and extensions after the due date are held here
OpenCPS        a step's own limit is ignored · working hours are shared and changeable ·
               make-up days are worked
§3             reminders at night · the flag vanishes on closing · waiting time is lost with the
               priority · the second unit inherits no time
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.story import OTHER_AGENCY, Story, handled, told_back
from workflows.escalation import DEFAULT_LADDER, rung_at, rungs_due
from workflows.limits import working_days

# --- Signalen ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        ("2026-11-07 06:30", "2026-11-10"),  # a Saturday here, still Friday in UTC
        ("2026-11-09 06:30", "2026-11-11"),  # a Monday here, still Sunday in UTC
        ("2026-11-06 23:59", "2026-11-10"),  # a Friday in both
    ],
)
def test_the_weekday_is_the_one_in_vietnam_unlike_signalen(reported: str, due: str) -> None:
    clock = Story(reported).clocks(reported)["1.1.reported"]
    assert clock.due_current == end_of(due)


def test_five_working_days_do_not_end_in_the_middle_of_tet_unlike_signalen() -> None:
    story = handled("2026-02-13 09:00")
    story.then("2026-02-13 10:00", "extend", extension=working_days(5))
    plain = handled("2026-02-13 09:00").clocks("2026-02-13 10:00")["1.2.in_progress"]
    assert plain.due_current == end_of("2026-03-13")
    assert story.clocks("2026-02-13 10:00")["1.2.in_progress"].due_current == end_of("2026-03-20")


def test_a_new_category_keeps_what_was_promised_unlike_signalen() -> None:
    clock = (
        handled()
        .then("2026-11-10 09:00", "recategorise", type="land")
        .clocks("2026-11-10 09:00")["1.2.in_progress"]
    )
    assert clock.due_original == end_of("2026-11-25") < clock.due_current


# --- egov --------------------------------------------------------------------------------------


def test_waiting_for_the_people_is_not_charged_to_the_agency_unlike_egov() -> None:
    story = told_back().close("2026-11-12 09:00").reopen("2027-02-22 09:00")
    assert all(clock.days_late == 0 for clock in story.clocks("2027-02-22 09:00").values())


def test_a_deadline_does_not_depend_on_how_often_one_looks_unlike_egov() -> None:
    looked, never = handled(), handled()
    for day in range(4, 28):
        looked.clocks(f"2026-11-{day:02} 09:00")
        looked.then(f"2026-11-{day:02} 09:00", "note")
    left, right = looked.clocks("2026-12-15 08:00"), never.clocks("2026-12-15 08:00")
    assert left == right


def test_a_comment_restarts_nothing_unlike_egov() -> None:
    story = handled()
    for day in (20, 25, 27):
        story.then(f"2026-11-{day} 09:00", "note")
    clock = story.clocks("2026-12-02 08:00")["1.2.in_progress"]
    assert (clock.due_current, clock.days_late) == (end_of("2026-11-25"), 5)


def test_the_ladder_has_five_steps_that_are_all_reached_unlike_egov() -> None:
    rungs = rungs_due(
        DEFAULT_LADDER,
        end_of("2026-11-13"),
        urgent=False,
        cycle=1,
        reached=0,
        calendar=OFFICIAL,
        now=local("2026-11-30 07:30"),
    )
    assert [rung.level for rung in rungs] == [1, 2, 3, 4, 5]


def test_a_second_result_that_comes_late_is_late_unlike_egov() -> None:
    story = told_back().close("2026-11-12 09:00").reopen("2026-12-01 09:00")
    story.accept("2026-12-01 10:00").resolve("2026-12-31 09:00")
    found = story.clocks("2027-01-29 08:00")
    assert found["1.2.in_progress"].days_late == 0
    assert found["2.1.in_progress"].days_late > 0


# --- Zammad ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cycle", [2, 3, 4])
def test_a_reopened_case_has_a_deadline_again_unlike_zammad(cycle: int) -> None:
    story = told_back().close("2026-11-12 09:00")
    for number in range(2, cycle + 1):
        story.reopen("2026-12-01 09:00", cycle=number)
        if number < cycle:
            story.then("2026-12-01 09:00", "close", state="closed")
    found = story.clocks("2026-12-01 09:00")
    assert found[f"{cycle}.case"].due_current == end_of("2026-12-28")
    assert found[f"{cycle}.case"].ended_at is None


def test_a_paused_clock_has_a_due_date_and_a_late_one_stays_late_unlike_zammad() -> None:
    story = handled().pause("2026-11-27 09:00", "2026-12-11")
    clock = story.clocks("2026-12-04 08:00")["1.2.in_progress"]
    assert (clock.paused, clock.due_current, clock.days_late) == (True, end_of("2026-11-25"), 2)


def test_each_close_is_kept_and_not_only_the_first_unlike_zammad() -> None:
    story = told_back().close("2026-11-12 09:00").reopen("2026-12-01 09:00")
    story.accept("2026-12-01 10:00").resolve("2026-12-10 09:00").feedback("2026-12-10 10:00")
    found = story.clocks("2026-12-10 10:00")
    ended = [found[f"{cycle}.case"].ended_at for cycle in (1, 2)]
    assert ended == [local("2026-11-11 09:00"), local("2026-12-10 10:00")]


# --- Frappe ------------------------------------------------------------------------------------


def test_a_change_while_paused_past_the_old_date_fails_nothing_unlike_frappe() -> None:
    story = handled().pause("2026-11-20 09:00", "2026-12-11").then("2026-12-02 09:00", "note")
    clock = story.clocks("2026-12-02 09:00")["1.2.in_progress"]
    assert (clock.first_breached_at, clock.days_late) == (None, 0)


def test_the_running_pause_counts_unlike_frappe() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-13")
    clock = story.clocks("2026-11-09 09:01")["1.2.in_progress"]
    assert clock.due_current == end_of("2026-12-02")


def test_a_pause_over_a_weekend_gives_working_days_and_not_seconds_unlike_frappe() -> None:
    story = handled().pause("2026-11-06 16:00", "2026-11-30").resume("2026-11-09 08:00")
    clock = story.clocks("2026-11-09 08:00")["1.2.in_progress"]
    # Friday's end fell into the pause, and with it one working day and no more.
    assert clock.due_current == end_of("2026-11-26")


# --- django-helpdesk ---------------------------------------------------------------------------


def test_holidays_put_a_step_off_and_never_bring_it_forward_unlike_django_helpdesk() -> None:
    due = end_of("2026-02-13")
    plain = [rung_at(rung, due, urgent=False, calendar=OFFICIAL) for rung in DEFAULT_LADDER]
    assert plain[2:] == [
        local("2026-02-25 07:30"),
        local("2026-02-27 07:30"),
        local("2026-03-06 07:30"),
    ]
    in_tet = local("2026-02-20 12:00")
    assert not [at for at in plain if local("2026-02-14 00:00") < at <= in_tet]


def test_a_pause_nobody_ends_does_not_stop_escalation_for_ever_unlike_django_helpdesk() -> None:
    clock = handled().pause("2026-11-09 09:00", "2026-11-13").clocks("2027-02-01 08:00")
    late = clock["1.2.in_progress"]
    assert not late.paused
    assert late.first_breached_at == end_of("2026-12-02")


# --- MoJ, Alaveteli ----------------------------------------------------------------------------


def test_overdue_begins_with_the_next_date_and_not_within_the_day_as_alaveteli() -> None:
    story = handled()
    assert story.clocks("2026-11-25 23:59:59")["1.2.in_progress"].first_breached_at is None
    assert story.clocks("2026-11-26 00:00")["1.2.in_progress"].days_late == 1


def test_an_extension_never_brings_a_due_date_forward_as_moj() -> None:
    for days in (1, 2, 15):
        story = handled().then("2026-11-20 09:00", "extend", extension=working_days(days))
        clock = story.clocks("2026-11-20 09:00")["1.2.in_progress"]
        assert clock.due_current > clock.due_original == end_of("2026-11-25")


# --- OpenCPS -----------------------------------------------------------------------------------


def test_each_step_is_late_by_its_own_limit_unlike_opencps() -> None:
    story = Story("2026-11-02 08:00").assess("2026-11-06 09:00").assign("2026-11-10 09:00")
    story.accept("2026-11-13 09:00").resolve("2026-11-16 09:00")
    found = story.clocks("2026-11-16 09:00")
    late = {key: clock.days_late for key, clock in found.items() if clock.kind == "stage"}
    assert late == {
        "1.1.reported": 2,
        "1.1.assessed": 1,
        "1.2.assigned": 2,
        "1.2.in_progress": 0,
        "1.3.resolved": 0,
    }


def test_nobody_changes_the_office_hours_of_others_unlike_opencps() -> None:
    with pytest.raises(FrozenInstanceError):
        OFFICIAL.hours.sessions = ()  # type: ignore[misc]


def test_a_make_up_saturday_is_worked_and_no_other_as_opencps() -> None:
    clock = Story("2026-08-20 09:00").clocks("2026-08-20 09:00")["1.1.reported"]
    assert clock.due_current == end_of("2026-08-22")
    clock = Story("2026-08-27 09:00").clocks("2026-08-27 09:00")["1.1.reported"]
    assert clock.due_current == end_of("2026-09-03")


# --- What hurts users elsewhere (§3) -------------------------------------------------------------


@pytest.mark.parametrize("due", ["2026-11-13", "2026-11-06", "2026-02-13", "2026-08-21"])
def test_no_reminder_is_due_at_night_or_on_a_day_off_unlike_zammad_4432(due: str) -> None:
    for rung in DEFAULT_LADDER:
        if rung.offset:
            at = rung_at(rung, end_of(due), urgent=False, calendar=OFFICIAL)
            assert at == OFFICIAL.opening(OFFICIAL.local_date(at))
            assert OFFICIAL.is_working(OFFICIAL.local_date(at))


def test_lateness_does_not_vanish_on_closing_unlike_osticket_4144() -> None:
    story = handled().resolve("2026-12-04 09:00").feedback("2026-12-04 10:00")
    before = story.clocks("2026-12-04 10:00")["1.2.in_progress"]
    assert story.close("2026-12-05 09:00").clocks("2027-12-01 08:00")["1.2.in_progress"] == before
    assert before.days_late == 7


def test_waiting_time_is_not_lost_when_the_priority_changes_unlike_glpi_6902() -> None:
    story = handled().pause("2026-11-09 09:00", "2026-11-20").resume("2026-11-16 09:00")
    story.then("2026-11-17 09:00", "hurry", urgent=True)
    # Five days when urgent, from 3 November on, without the five that were paused.
    clock = story.clocks("2026-11-17 09:00")["1.2.in_progress"]
    assert clock.due_current == end_of("2026-11-17")


def test_a_second_agency_has_its_own_time_unlike_glpi_1911() -> None:
    story = handled().assign("2026-11-24 09:00", custody=3, holder=OTHER_AGENCY)
    story.accept("2026-11-25 09:00")
    found = story.clocks("2026-11-25 09:00")
    assert found["1.3.in_progress"].due_current == end_of("2026-12-16")
    assert found["1.case"].due_current == end_of("2026-12-03")
