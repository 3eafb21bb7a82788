"""Which version of the rules holds when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.story import POLICIES, RULES, Story, handled, term
from workflows.limits import working_days
from workflows.policy import Policy
from workflows.rulebook import ALWAYS, DatedCalendar, DatedPolicy, Rulebook

CHANGED = local("2026-11-10 00:00")
FIRST = POLICIES["pollution"]
# From 10 November, fewer days to settle and the 24th worked.
SHORTER = replace(
    FIRST,
    version=2,
    terms=replace(
        FIRST.terms,
        stages={**FIRST.terms.stages, "in_progress": term(working_days(10))},
    ),
)
WORKED = replace(
    OFFICIAL,
    version=OFFICIAL.version + 1,
    exceptions={
        day: row for day, row in OFFICIAL.exceptions.items() if day.isoformat() != "2026-11-24"
    },
)
CHANGING = Rulebook(
    {
        "pollution": (DatedPolicy(ALWAYS, FIRST), DatedPolicy(CHANGED, SHORTER)),
        "land": (DatedPolicy(ALWAYS, POLICIES["land"]),),
    },
    (DatedCalendar(ALWAYS, OFFICIAL), DatedCalendar(CHANGED, WORKED)),
)


def test_a_version_holds_from_its_instant_on() -> None:
    assert CHANGING.policy("pollution", local("2026-11-09 23:59:59")) is FIRST
    assert CHANGING.policy("pollution", CHANGED) is SHORTER
    assert CHANGING.calendar(local("2026-11-09 23:59:59")) is OFFICIAL
    assert CHANGING.calendar(CHANGED) is CHANGING.newest_calendar is WORKED


def test_the_first_version_has_always_held() -> None:
    late = Rulebook(
        {"pollution": (DatedPolicy(CHANGED, FIRST),)}, (DatedCalendar(CHANGED, OFFICIAL),)
    )
    assert late.policy("pollution", local("2020-01-01 00:00")) is FIRST
    assert late.calendar(local("2020-01-01 00:00")) is OFFICIAL


def test_a_version_written_later_replaces_one_still_to_come() -> None:
    third = replace(SHORTER, version=3)
    dated = (
        DatedPolicy(ALWAYS, FIRST),
        DatedPolicy(local("2027-01-01 00:00"), SHORTER),
        DatedPolicy(CHANGED, third),
    )
    rules = Rulebook({"pollution": dated}, CHANGING.calendars)
    assert rules.policy("pollution", local("2026-12-01 00:00")) is third
    assert rules.policy("pollution", local("2027-02-01 00:00")) is third


def test_versions_are_found_by_number_and_no_other_is() -> None:
    assert CHANGING.policy_version("pollution", 2) is SHORTER
    assert CHANGING.calendar_version(WORKED.version) is WORKED
    with pytest.raises(LookupError, match="no policy 7"):
        CHANGING.policy_version("pollution", 7)
    with pytest.raises(LookupError, match="no calendar 99"):
        CHANGING.calendar_version(99)


def test_a_new_policy_does_not_move_a_running_deadline() -> None:
    story = handled("2026-11-03 09:00").then("2026-11-12 09:00", "note")
    clock = story.clocks("2026-11-12 10:00", CHANGING)["1.2.in_progress"]
    assert (clock.policy_version, len(clock.limits)) == (1, 1)
    assert clock.limits == (working_days(15),)


def test_a_recorded_act_brings_a_case_under_the_new_policy() -> None:
    story = handled("2026-11-03 09:00")
    before = story.clocks("2026-11-12 09:00", CHANGING)["1.2.in_progress"]
    story.then("2026-11-12 09:00", "policy_applied", policy_at=local("2026-11-12 09:00"))
    clock = story.clocks("2026-11-12 09:00", CHANGING)["1.2.in_progress"]
    assert (clock.policy_version, clock.limits) == (2, (working_days(10),))
    assert clock.due_original == before.due_original
    assert clock.due_current < before.due_current


def test_a_case_of_a_new_policy_counts_by_it_from_the_start() -> None:
    clock = Story("2026-11-10 09:00").clocks("2026-11-10 09:00", CHANGING)["1.case"]
    assert clock.policy_version == 2


def test_a_new_calendar_moves_a_deadline_only_with_an_event() -> None:
    story = handled("2026-11-03 09:00")
    quiet = story.clocks("2026-11-20 09:00", CHANGING)["1.2.in_progress"]
    assert (quiet.due_current, quiet.calendar_version) == (end_of("2026-11-25"), OFFICIAL.version)
    story.then("2026-11-20 09:00", "calendar_applied")
    moved = story.clocks("2026-11-20 09:00", CHANGING)["1.2.in_progress"]
    assert (moved.due_current, moved.calendar_version) == (end_of("2026-11-24"), WORKED.version)
    assert moved.due_original == end_of("2026-11-25")


def test_a_clock_that_ended_keeps_the_rules_it_ended_under() -> None:
    story = handled("2026-11-03 09:00").resolve("2026-11-09 09:00", custody=1)
    before = story.clocks("2026-11-09 09:00", RULES)["1.2.in_progress"]
    assert story.clocks("2027-01-20 09:00", CHANGING)["1.2.in_progress"] == before


def test_versions_count_from_one() -> None:
    with pytest.raises(ValueError, match="versions count from 1"):
        Policy(version=0, terms=FIRST.terms)


def test_one_more_version_is_another_rule_book() -> None:
    more = replace(FIRST, version=2)
    rules = Rulebook.of({"pollution": FIRST}, OFFICIAL)
    later = rules.with_policy("pollution", more, since=local("2026-11-10 08:00"))
    assert later.policy("pollution", local("2026-11-10 07:59")) is FIRST
    assert later.policy("pollution", local("2026-11-10 08:00")) is more
    assert rules.policy("pollution", local("2026-11-10 08:00")) is FIRST
