"""Deadlines beside the stages: the first check on the spot, directives, statutory terms.

All stories are of November 2026, where the 24th is off. The terms of a pollution case are 2, 1, 1,
15 and 3 working days for its five stages (tests/workflows/story.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.story import (
    LAW,
    OTHER_AGENCY,
    Story,
    handled,
    told_back,
)
from workflows.clocks import ClockKind, Opened, Pause, Prolonged
from workflows.limits import Limit, Source, calendar_days, working_days, working_hours

# --- The first check on the spot ---------------------------------------------------------------


def urgent_case() -> Story:
    story = Story("2026-11-02 08:00", urgent=True).assess("2026-11-02 09:00")
    return story.assign("2026-11-02 10:00").accept("2026-11-02 10:30")


def test_an_urgent_case_must_be_checked_on_the_spot() -> None:
    clock = urgent_case().clocks("2026-11-02 11:00")["1.2.check"]
    assert (clock.kind, clock.limits) == (ClockKind.CHECK, (working_hours(8),))
    assert clock.due_current == local("2026-11-03 10:30")


def test_the_agencys_first_sign_of_life_settles_the_check_for_good() -> None:
    story = urgent_case().then("2026-11-02 14:00", "note", checked=True)
    story.then("2026-11-02 15:00", "note")
    clock = story.clocks("2026-11-10 08:00")["1.2.check"]
    assert (clock.ended_at, clock.days_late) == (local("2026-11-02 14:00"), 0)


def test_leaving_the_handling_ends_the_check_late_or_not() -> None:
    clock = urgent_case().resolve("2026-11-05 09:00").clocks("2026-11-10 08:00")["1.2.check"]
    assert (clock.ended_at, clock.days_late) == (local("2026-11-05 09:00"), 2)


def test_rework_owes_no_second_check_and_a_new_agency_does() -> None:
    story = urgent_case().resolve("2026-11-03 09:00").rework("2026-11-03 10:00")
    assert story.clocks("2026-11-03 10:00")["1.2.check"].ended_at == local("2026-11-03 09:00")
    story.assign("2026-11-03 11:00", custody=4, holder=OTHER_AGENCY).accept("2026-11-03 14:00")
    assert story.clocks("2026-11-03 14:00")["1.4.check"].due_current == local("2026-11-04 14:00")


# --- Directives and statutory terms ------------------------------------------------------------


def opened(
    kind: ClockKind = ClockKind.STATUTORY, name: str = "l4", limit: Limit | None = None
) -> Opened:
    return Opened(kind, name, limit or calendar_days(30), Source.LEGAL, LAW, OTHER_AGENCY)


def test_a_statutory_term_runs_beside_the_others_and_changes_none() -> None:
    plain = handled().then("2026-11-04 09:00", "note")
    legal = handled().then("2026-11-04 09:00", "attach_term", opened=(opened(),))
    expected = plain.clocks("2026-11-20 09:00")
    found = legal.clocks("2026-11-20 09:00")
    clock = found.pop("s5.l4")
    assert found == expected
    assert clock.due_current == end_of("2026-12-04")
    assert (clock.name, clock.source, clock.holder) == ("l4", Source.LEGAL, OTHER_AGENCY)


def test_a_directive_runs_on_through_state_pause_and_closing_until_settled() -> None:
    directive = opened(ClockKind.DIRECTIVE, "kd-1", working_days(5))
    story = handled().then("2026-11-04 09:00", "direct", opened=(directive,))
    story.pause("2026-11-05 09:00", "2026-11-30").resume("2026-11-06 09:00")
    story.resolve("2026-11-10 09:00").feedback("2026-11-10 10:00").close("2026-11-10 11:00")
    clock = story.clocks("2026-11-13 09:00")["c5.kd-1"]
    assert (clock.due_current, clock.days_late) == (end_of("2026-11-11"), 2)
    story.then("2026-11-16 09:00", "close_directive", settled=("kd-1",))
    clock = story.clocks("2026-12-31 09:00")["c5.kd-1"]
    assert (clock.ended_at, clock.days_late) == (local("2026-11-16 09:00"), 3)


def test_one_event_may_settle_a_term_and_open_it_again() -> None:
    story = handled().then("2026-11-04 09:00", "attach_term", opened=(opened(),))
    story.then("2026-11-10 09:00", "renew_term", opened=(opened(),), settled=("l4",))
    found = story.clocks("2026-11-10 09:00")
    assert found["s5.l4"].ended_at == local("2026-11-10 09:00")
    assert found["s6.l4"].ended_at is None


def test_settling_a_name_leaves_the_other_terms_alone() -> None:
    both = (opened(), opened(name="l10"))
    story = handled().then("2026-11-04 09:00", "attach_term", opened=both)
    story.then("2026-11-10 09:00", "settle", settled=("l10", "in_progress", "case"))
    found = story.clocks("2026-11-10 09:00")
    assert {key for key, clock in found.items() if clock.ended_seq == 6} == {"s5.l10"}


def test_a_statutory_term_counts_from_its_legal_day_and_not_from_when_it_was_told() -> None:
    taken_up = date(2026, 10, 26)
    term = replace(opened(), counts_from=taken_up)
    story = handled().then("2026-11-04 09:00", "attach_term", opened=(term,))
    clock = story.clocks("2026-11-04 09:00")["s5.l4"]
    assert clock.due_current == clock.due_original == end_of("2026-11-25")
    assert clock.started_at == local("2026-11-04 09:00")
    assert OFFICIAL.local_date(clock.counted_from) == taken_up


def test_a_term_told_after_it_ran_out_is_breached_when_told_and_not_before() -> None:
    term = replace(opened(limit=calendar_days(5)), counts_from=date(2026, 10, 26))
    story = handled().then("2026-11-04 09:00", "attach_term", opened=(term,))
    clock = story.clocks("2026-11-04 09:01")["s5.l4"]
    assert clock.due_current == end_of("2026-11-02")
    assert clock.first_breached_at == local("2026-11-04 09:00")


def test_a_longer_term_counts_from_the_same_day_and_keeps_the_first_promise() -> None:
    story = handled().then("2026-11-04 09:00", "attach_term", opened=(opened(),))
    longer = (Prolonged("l4", calendar_days(45)),)
    story.then("2026-11-20 09:00", "prolong_term", prolonged=longer)
    clock = story.clocks("2026-11-20 09:00")["s5.l4"]
    assert clock.due_original == end_of("2026-12-04")
    assert clock.due_current == end_of("2026-12-21")  # 19 December is a Saturday


# --- How far it is -----------------------------------------------------------------------------


def conduct() -> Story:
    story = Story("2026-11-02 08:00", type="conduct").assess("2026-11-02 09:00")
    return story.assign("2026-11-02 10:00").accept("2026-11-03 09:00")


def test_a_status_is_due_seven_days_after_the_case_was_taken_up() -> None:
    clock = conduct().clocks("2026-11-12 09:00")["n4.status"]
    assert clock.kind is ClockKind.STATUS
    assert (clock.due_current, clock.days_late) == (end_of("2026-11-10"), 2)


def test_a_status_begins_the_next_seven_days_and_a_note_does_not() -> None:
    story = conduct().then("2026-11-09 09:00", "note", checked=True)
    assert story.clocks("2026-11-09 09:00")["n4.status"].ended_at is None
    story.then("2026-11-12 09:00", "report_status", renewed=ClockKind.STATUS)
    found = story.clocks("2026-11-13 09:00")
    assert (found["n4.status"].days_late, found["n4.status"].ended_seq) == (2, 6)
    assert found["n6.status"].due_current == end_of("2026-11-19")


def test_no_status_is_owed_before_or_after_the_handling_or_in_another_type() -> None:
    story = conduct().resolve("2026-11-04 09:00")
    assert story.clocks("2026-11-30 09:00")["n4.status"].ended_at == local("2026-11-04 09:00")
    assert not [key for key in handled().clocks("2026-11-30 09:00") if key.endswith("status")]


def test_a_status_waits_while_the_case_is_paused() -> None:
    story = conduct().then("2026-11-05 09:00", "pause", pause=Pause(date(2026, 11, 16)))
    assert story.clocks("2026-11-06 09:00")["n4.status"].due_current == end_of("2026-11-23")


# --- Asked anew --------------------------------------------------------------------------------


def test_fourteen_days_begin_anew_when_somebody_else_is_asked_in_their_place() -> None:
    story = told_back().then("2026-11-20 09:00", "ask_another", renewed=ClockKind.LAPSE)
    found = story.clocks("2026-11-20 09:00")
    assert found["l6.lapse"].ended_at == local("2026-11-20 09:00")
    assert found["l7.lapse"].due_current == end_of("2026-12-04")
