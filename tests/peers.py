"""Every mistake in time, pause or escalation that a peer makes, and the test that holds it here.

Typed by hand in the order of peers.md §2; tests/architecture/test_peers_table.py holds that each
named test exists. What a peer does right and is worth keeping stands here as well.
"""

from __future__ import annotations

from typing import Final, NamedTuple

RULES, RECORDS, PAGES = (
    "tests/workflows/test_peers.py",
    "tests/casework/test_peers.py",
    "tests/api/test_peers.py",
)
CALENDAR = "tests/casework/topics/test_calendar.py"
STORED = "tests/casework/calendar/test_stored.py"
POLICY = "tests/casework/topics/test_policy.py"
POLICY_EDIT = "tests/casework/rules/test_editing.py"
FIGURES = "tests/casework/figures/test_cases.py"
TIMING = "tests/casework/actions/test_timing.py"
ESCALATE = "tests/casework/actions/test_escalate.py"
DUE = "tests/casework/sweeping/test_due.py"
LAPSE = "tests/casework/actions/test_lapse.py"
BOARD = "tests/casework/lists/test_overdue.py"


class Mistake(NamedTuple):
    """Who makes it, what it is, and where it is held."""

    peer: str
    what: str
    file: str
    test: str


TABLE: Final = tuple(
    Mistake(*row)
    for row in (
        ("Signalen", "working days run on through Tết", RULES, "test_five_working_days_do_not_end_in_the_middle_of_tet_unlike_signalen"),
        ("Signalen", "the weekday is read off UTC", RULES, "test_the_weekday_is_the_one_in_vietnam_unlike_signalen"),
        ("Signalen", "another category hides what was promised", RULES, "test_a_new_category_keeps_what_was_promised_unlike_signalen"),
        ("Signalen", "another category lengthens silently", RECORDS, "test_a_longer_category_lengthens_nothing_by_itself_unlike_signalen"),
        ("Signalen", "another category wipes routing and assignee", RECORDS, "test_a_new_category_wipes_neither_agency_nor_custody_unlike_signalen"),
        ("Signalen", "a new term never reaches open cases, or no one says so", POLICY_EDIT, "test_only_new_cases_follow_it_unless_open_ones_are_named"),
        ("Signalen", "late leaves out every finished case", RECORDS, "test_a_finished_case_keeps_its_lateness_unlike_signalen"),
        ("Signalen", "figures of what was done forget its lateness", FIGURES, "test_days_and_lateness_of_what_was_done_are_working_days"),
        ("Signalen", "an unanswered question ends only if somebody runs a command", LAPSE, "test_every_case_due_lapses_in_one_run"),
        ("egov workflow", "what is left is counted down in place", RULES, "test_a_deadline_does_not_depend_on_how_often_one_looks_unlike_egov"),
        ("egov workflow", "the agency pays while the people are waited for", RULES, "test_waiting_for_the_people_is_not_charged_to_the_agency_unlike_egov"),
        ("egov CCRS", "a comment restarts the clock", RULES, "test_a_comment_restarts_nothing_unlike_egov"),
        ("egov CCRS", "a comment restarts the ladder", ESCALATE, "test_a_comment_never_restarts_a_clock"),
        ("egov CCRS", "only the newest hundred are looked at", RECORDS, "test_more_than_a_hundred_are_due_and_the_oldest_comes_first_unlike_egov"),
        ("egov CCRS", "the oldest are never scanned", DUE, "test_the_longest_waiting_come_first_and_none_is_left_out"),
        ("egov CCRS", "what nobody has taken is skipped", RECORDS, "test_what_nobody_has_taken_goes_up_unlike_egov"),
        ("egov CCRS", "without a supervisor it is skipped", RECORDS, "test_without_a_superior_the_desk_above_is_told_unlike_egov"),
        ("egov CCRS", "the ladder really has one step", RULES, "test_the_ladder_has_five_steps_that_are_all_reached_unlike_egov"),
        ("egov CCRS", "the level stays on reopening", RECORDS, "test_a_reopened_case_climbs_again_from_the_bottom_unlike_egov"),
        ("egov CCRS", "screen and service read one value in two places", PAGES, "test_the_limits_in_the_form_equal_the_limits_enforced_unlike_egov"),
        ("egov CCRS", "a comment keeps the window to object open", RECORDS, "test_a_comment_does_not_keep_the_window_to_object_open_unlike_egov"),
        ("egov CCRS", "the first result counts for ever", RULES, "test_a_second_result_that_comes_late_is_late_unlike_egov"),
        ("egov CCRS", "a reopened case stays solved", RECORDS, "test_a_reopened_case_is_solved_no_longer_unlike_egov"),
        ("egov CCRS", "rates above one hundred per cent", RECORDS, "test_on_time_is_a_part_of_what_ended_however_often_reopened_unlike_egov"),
        ("egov CCRS", "lists end at a number nobody sees", BOARD, "test_pages_together_are_the_whole_board_once"),
        ("Zammad", "a paused case leaves every overdue list", RECORDS, "test_a_late_case_that_is_paused_stays_on_the_board_unlike_zammad"),
        ("Zammad", "a paused clock has no due date", RULES, "test_a_paused_clock_has_a_due_date_and_a_late_one_stays_late_unlike_zammad"),
        ("Zammad", "a changed calendar rewrites open cases without a trace", CALENDAR, "test_every_case_in_reach_gets_one_event_and_the_run_says_how_far_it_is"),
        ("Zammad", "a changed term rewrites open cases without a trace", POLICY, "test_a_running_deadline_moves_with_its_event_and_keeps_its_promise"),
        ("Zammad", "a reopened case has no deadline any more", RULES, "test_a_reopened_case_has_a_deadline_again_unlike_zammad"),
        ("Zammad", "the first close is the close", RULES, "test_each_close_is_kept_and_not_only_the_first_unlike_zammad"),
        ("Zammad", "the close date is never cleared", RECORDS, "test_the_close_date_is_the_last_one_unlike_zammad"),
        ("Zammad", "no superior is ever told", ESCALATE, "test_each_rung_is_an_event_told_to_its_duties"),
        ("Frappe", "a save while paused marks it failed", RULES, "test_a_change_while_paused_past_the_old_date_fails_nothing_unlike_frappe"),
        ("Frappe", "the running pause is left out", RULES, "test_the_running_pause_counts_unlike_frappe"),
        ("Frappe", "the first response gets no credit for a pause", RECORDS, "test_nothing_is_paused_while_the_first_response_is_owed_unlike_frappe"),
        ("Frappe", "a hold is added as raw seconds", RULES, "test_a_pause_over_a_weekend_gives_working_days_and_not_seconds_unlike_frappe"),
        ("Frappe", "a breach has no consequence", RECORDS, "test_every_step_tells_somebody_unlike_frappe"),
        ("django-helpdesk", "days off shorten the threshold", RULES, "test_holidays_put_a_step_off_and_never_bring_it_forward_unlike_django_helpdesk"),
        ("django-helpdesk", "telling lowers the priority", RECORDS, "test_escalating_changes_nothing_about_the_case_unlike_django_helpdesk"),
        ("django-helpdesk", "what is on hold never escalates", RULES, "test_a_pause_nobody_ends_does_not_stop_escalation_for_ever_unlike_django_helpdesk"),
        ("MoJ", "a pause that is too long closes the case", RECORDS, "test_a_pause_that_is_over_closes_nothing_unlike_moj"),
        ("MoJ", "right: a pause has an end within a limit", RECORDS, "test_a_pause_longer_than_allowed_is_refused_on_the_day_after_the_last"),
        ("MoJ", "right: an extension never brings a date forward", RULES, "test_an_extension_never_brings_a_due_date_forward_as_moj"),
        ("MoJ", "right: the first date is kept", TIMING, "test_granting_moves_the_current_date_and_keeps_the_original"),
        ("Alaveteli", "right: overdue from the next date", RULES, "test_overdue_begins_with_the_next_date_and_not_within_the_day_as_alaveteli"),
        ("Alaveteli", "a process keeps the holidays it once read", STORED, "test_a_newer_version_is_read_and_the_older_one_stays"),
        ("Alaveteli", "a new holiday moves no running case", CALENDAR, "test_every_case_in_reach_gets_one_event_and_the_run_says_how_far_it_is"),
        ("OpenCPS", "a step ignores its own limit", RULES, "test_each_step_is_late_by_its_own_limit_unlike_opencps"),
        ("OpenCPS", "office hours are shared and changeable", RULES, "test_nobody_changes_the_office_hours_of_others_unlike_opencps"),
        ("OpenCPS", "right: a make-up Saturday is worked", RULES, "test_a_make_up_saturday_is_worked_and_no_other_as_opencps"),
        ("FixMyStreet", "opening a link records an answer", PAGES, "test_viewing_a_case_changes_nothing_unlike_fixmystreet_and_globaleaks"),
        ("FixMyStreet", "closed without fixing is never checked", RECORDS, "test_what_was_closed_without_fixing_is_checked_too_unlike_fixmystreet"),
        ("FixMyStreet", "what was declined cannot be objected to", RECORDS, "test_the_reporter_may_object_to_what_was_never_handled_unlike_fixmystreet"),
        ("FixMyStreet", "right: an older update changes no newer state", RECORDS, "test_an_older_update_changes_no_newer_state_unlike_fixmystreet"),
    )
)  # fmt: skip
