"""The clocks of a case, and lateness (design §3.3, §3.4; for what others get wrong, peers.md §2).

All stories are of November 2026, where the 24th is off. The terms of a pollution case are 2, 1, 1,
15 and 3 working days for its five stages (tests/workflows/story.py).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.story import (
    AGENCY,
    LAW,
    OTHER_AGENCY,
    OWN_RULE,
    POLICIES,
    RULES,
    UNIT,
    UNIT_ABOVE,
    Story,
    handled,
    told_back,
)
from workflows.deadlines import clocks
from workflows.limits import Source, working_days
from workflows.rulebook import Rulebook

# --- One clock each for case, custody and stage ------------------------------------------------


def test_a_report_starts_the_clocks_of_case_custody_stage_and_first_response() -> None:
    found = Story("2026-11-02 08:00").clocks("2026-11-02 08:00")
    assert {key: clock.due_current for key, clock in found.items()} == {
        "1.first_response": end_of("2026-11-16"),
        "1.case": end_of("2026-12-03"),  # 2 + 1 + 1 + 15 + 3 days
        "1.1.custody": end_of("2026-11-05"),  # 2 + 1 days
        "1.1.reported": end_of("2026-11-04"),
    }


def test_clocks_come_in_the_order_they_started() -> None:
    found = clocks(told_back().moments, RULES, now=local("2026-11-12 08:00"))
    seqs = [clock.started_seq for clock in found]
    assert seqs == sorted(seqs)


def test_a_case_nobody_has_taken_has_a_deadline_too() -> None:
    story = Story("2026-11-02 08:00").assess("2026-11-02 09:00").assign("2026-11-02 10:00")
    clock = story.clocks("2026-11-05 08:00")["1.2.assigned"]
    assert (clock.due_current, clock.days_late) == (end_of("2026-11-03"), 2)


def test_handing_over_ends_the_stage_and_the_custody_and_not_the_case() -> None:
    found = handled("2026-11-03 09:00").clocks("2026-11-03 09:00")
    assert found["1.1.assessed"].ended_at == local("2026-11-02 10:00")
    assert found["1.1.custody"].ended_seq == 3
    assert found["1.2.custody"].holder == AGENCY
    assert found["1.2.custody"].ended_at is None
    assert found["1.case"].ended_at is None


def test_a_custody_lasts_as_long_as_all_the_work_of_its_holder() -> None:
    clock = handled().clocks("2026-11-03 09:00")["1.2.custody"]
    assert clock.limits == (working_days(1), working_days(15))
    assert clock.due_current == end_of("2026-11-25")


def test_another_agency_gets_a_custody_of_its_own_while_the_case_clock_runs_on() -> None:
    story = handled().assign("2026-11-10 09:00", custody=3, holder=OTHER_AGENCY)
    story.accept("2026-11-10 10:00")
    found = story.clocks("2026-11-10 10:00")
    assert found["1.2.custody"].ended_at == local("2026-11-10 09:00")
    assert found["1.3.custody"].holder == OTHER_AGENCY
    assert found["1.3.in_progress"].due_current == end_of("2026-12-02")
    assert found["1.case"].due_current == end_of("2026-12-03")
    assert found["1.case"].holder == OTHER_AGENCY


def test_a_case_handed_back_goes_on_in_the_custody_it_came_from() -> None:
    story = Story("2026-11-02 08:00").assess("2026-11-03 09:00").assign("2026-11-03 10:00")
    story.then("2026-11-05 10:00", "return_case", state="assessed", holder=UNIT, custody=1)
    found = story.clocks("2026-11-05 10:00")
    # The end of 3 and 4 November fell into the agency's time.
    assert found["1.1.assessed"].due_current == end_of("2026-11-05")
    assert found["1.1.custody"].due_current == end_of("2026-11-09")
    assert found["1.1.custody"].ended_at is None
    assert found["1.2.custody"].ended_at == local("2026-11-05 10:00")


def test_a_unit_that_gets_its_old_custody_back_after_a_result_has_time_for_the_feedback() -> None:
    found = handled().resolve("2026-11-10 09:00", custody=1).clocks("2026-11-10 09:00")
    assert found["1.1.custody"].limits == (working_days(2), working_days(1), working_days(3))
    assert found["1.1.custody"].due_original == end_of("2026-11-05")


def test_referring_up_changes_the_custody_and_not_the_cycle() -> None:
    story = Story("2026-11-02 08:00").assess("2026-11-03 09:00")
    story.then("2026-11-04 09:00", "refer_up", state="reported", holder=UNIT_ABOVE, custody=2)
    found = story.clocks("2026-11-04 09:00")
    assert found["1.1.assessed"].ended_at == local("2026-11-04 09:00")
    assert found["1.1.custody"].ended_at == local("2026-11-04 09:00")
    assert found["1.2.reported"].due_current == end_of("2026-11-06")
    assert found["1.2.reported"].holder == UNIT_ABOVE
    assert found["1.case"].started_at == found["1.first_response"].started_at
    assert found["1.case"].due_current == end_of("2026-12-03")
    assert found["1.first_response"].ended_at is None


@pytest.mark.parametrize("state", ["feedback", "declined", "merged", "closed"])
def test_the_case_clock_ends_with_the_answer(state: str) -> None:
    story = Story("2026-11-02 08:00").then("2026-11-03 09:00", "end", state=state)
    found = story.clocks("2026-11-30 09:00")
    assert found["1.case"].ended_at == local("2026-11-03 09:00")
    assert found["1.first_response"].ended_at == local("2026-11-03 09:00")
    assert found["1.case"].days_late == 0


def test_the_first_response_is_given_by_assigning_and_never_owed_again() -> None:
    story = Story("2026-11-02 08:00").assess("2026-11-02 09:00").assign("2026-11-20 10:00")
    story.then("2026-11-23 10:00", "return_case", state="assessed", holder=UNIT, custody=1)
    clock = story.clocks("2026-12-30 08:00")["1.first_response"]
    assert (clock.due_current, clock.days_late) == (end_of("2026-11-16"), 4)
    assert clock.ended_at == local("2026-11-20 10:00")
    assert (clock.source, clock.citation) == (Source.LEGAL, LAW)


# --- Late is late ------------------------------------------------------------------------------


def test_on_the_due_day_nobody_is_late() -> None:
    story = Story("2026-11-02 08:00")
    clock = story.clocks("2026-11-04 23:59:59")["1.1.reported"]
    assert (clock.first_breached_at, clock.days_late) == (None, 0)
    clock = story.clocks("2026-11-05 00:00")["1.1.reported"]
    assert (clock.first_breached_at, clock.days_late) == (end_of("2026-11-04"), 1)


def test_lateness_survives_closing() -> None:
    # Signalen takes a case closed forty days late off its list of late cases.
    story = handled().resolve("2026-12-04 09:00").feedback("2026-12-04 10:00")
    story.close("2026-12-04 11:00")
    clock = story.clocks("2027-06-01 08:00")["1.2.in_progress"]
    assert clock.due_current == end_of("2026-11-25")
    assert clock.first_breached_at == end_of("2026-11-25")
    assert clock.days_late == 7


def test_a_comment_restarts_no_clock() -> None:
    # egov measures from the last change, so that any comment resets the escalation.
    quiet, loud = handled(), handled()
    for day in ("2026-11-05", "2026-11-13", "2026-11-20"):
        loud.then(f"{day} 09:00", "note")
    assert loud.clocks("2026-11-30 08:00") == quiet.clocks("2026-11-30 08:00")


def test_a_case_from_before_tet_is_due_after_it() -> None:
    story = Story("2026-02-13 09:00")
    found = story.clocks("2026-02-24 08:00")
    assert found["1.1.reported"].due_current == end_of("2026-02-24")
    assert found["1.first_response"].due_current == end_of("2026-03-06")
    assert found["1.1.reported"].days_late == 0


def test_a_term_may_end_on_29_february() -> None:
    clock = Story("2024-02-27 09:00").clocks("2024-03-01 00:00")["1.1.reported"]
    assert (clock.due_current, clock.days_late) == (end_of("2024-02-29"), 1)


def test_a_report_at_18_00_utc_belongs_to_the_next_day_in_vietnam() -> None:
    evening = Story("2026-11-01 23:59").clocks("2026-11-02 08:00")["1.1.reported"]
    night = Story("2026-11-02 01:00").clocks("2026-11-02 08:00")["1.1.reported"]
    assert evening.due_current == end_of("2026-11-03")
    assert night.due_current == end_of("2026-11-04")


# --- Pure --------------------------------------------------------------------------------------


def test_a_case_without_a_history_has_no_clocks() -> None:
    assert clocks([], RULES, now=local("2026-11-02 08:00")) == ()


def test_an_unknown_case_type_is_an_error_and_not_a_case_without_deadlines() -> None:
    with pytest.raises(KeyError, match="noise"):
        Story("2026-11-02 08:00", type="noise").clocks("2026-11-02 08:00")


def test_the_calendar_is_data_and_another_version_gives_other_dates() -> None:
    exceptions = {
        day: row for day, row in OFFICIAL.exceptions.items() if day.isoformat() != "2026-11-24"
    }
    other = replace(OFFICIAL, version=2, exceptions=exceptions)
    clock = handled().clocks("2026-11-03 09:00", Rulebook.of(POLICIES, other))["1.2.in_progress"]
    assert clock.due_current == end_of("2026-11-24")


def test_a_sum_of_terms_quotes_its_rules() -> None:
    clock = Story("2026-11-02 08:00", type="land").clocks("2026-11-02 08:00")["1.case"]
    assert clock.source is Source.DEFAULT
    assert clock.citation.vi == f"{OWN_RULE.vi}; {LAW.vi}"
