"""What other rules would move, and what an older calendar found late stays so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.workflows.days import OFFICIAL, end_of, local
from tests.workflows.story import POLICIES, RULES, TERMS, Story, term
from workflows.calendar import Day
from workflows.clocks import Clock, ClockKind, Shift
from workflows.deadlines import clocks
from workflows.limits import working_days
from workflows.moves import moves, moves_under, uneventful
from workflows.rulebook import ALWAYS, DatedCalendar, Rulebook
from workflows.words import Label

# Reported on Monday 2 November 2026: two working days to assess, due on the 4th.
STORY = Story("2026-11-02 09:00")
ASSESS = "1.1.reported"


def off_from(at: str, *days: str) -> Rulebook:
    """The rules, with these days off in a second calendar that holds from ``at`` on."""
    off = {
        (when := date.fromisoformat(each)): Day(when, False, Label("Bão", "Storm"), "CV", False)
        for each in days
    }
    newer = replace(OFFICIAL, version=2, exceptions={**OFFICIAL.exceptions, **off})
    return Rulebook(
        RULES.policies, (DatedCalendar(ALWAYS, OFFICIAL), DatedCalendar(local(at), newer))
    )


def of(rules: Rulebook, at: str, *, seen: bool = True) -> dict[str, Clock]:
    """The clocks at a local time, after a moment there at which nothing happens, or without."""
    history = list(STORY.moments)
    if seen:
        history.append(uneventful(history[-1], local(at)))
    return {clock.key: clock for clock in clocks(history, rules, now=local(at))}


def test_a_newer_calendar_moves_nothing_before_something_is_recorded() -> None:
    rules = off_from("2026-11-03 08:00", "2026-11-04")
    plain, unseen = of(RULES, "2026-11-03 09:00"), of(rules, "2026-11-03 09:00", seen=False)
    assert moves(plain.values(), unseen.values()) == []
    assert unseen[ASSESS].shifts == ()


def test_then_it_moves_every_running_clock_that_counts_the_day_the_earliest_first() -> None:
    rules = off_from("2026-11-03 08:00", "2026-11-04")
    found = moves(of(RULES, "2026-11-03 09:00").values(), of(rules, "2026-11-03 09:00").values())
    assert found[0].before.key == ASSESS
    assert found[0].before.due_current == end_of("2026-11-04")
    assert found[0].after.due_current == end_of("2026-11-05")
    assert found[0].after.due_original == end_of("2026-11-04")
    assert found[0].after.calendar_version == 2
    dues = [move.before.due_current for move in found]
    assert dues == sorted(dues)


def test_the_clock_keeps_which_moment_moved_it_and_how_far() -> None:
    rules = off_from("2026-11-03 08:00", "2026-11-04")
    assert of(rules, "2026-11-03 09:00")[ASSESS].shifts == (
        Shift(2, end_of("2026-11-04"), end_of("2026-11-05")),
    )


def test_an_overdue_deadline_may_be_cured_and_one_in_time_may_become_overdue() -> None:
    rules = off_from("2026-11-05 08:00", "2026-11-04")
    now = local("2026-11-05 09:00")
    found = moves(of(RULES, "2026-11-05 09:00").values(), of(rules, "2026-11-05 09:00").values())
    cured = next(move for move in found if move.before.key == ASSESS)
    assert cured.cured(now)
    assert not cured.newly_overdue(now)
    back = replace(cured, before=cured.after, after=cured.before)
    assert back.newly_overdue(now)
    assert not back.cured(now)
    assert not back.newly_overdue(cured.before.due_current)


def test_first_breach_and_days_late_by_the_older_calendar_stay() -> None:
    # Due on the 4th and two days late on the 6th, when the 3rd to the 5th become days off.
    rules = off_from("2026-11-06 08:00", "2026-11-03", "2026-11-04", "2026-11-05")
    late, cured = of(RULES, "2026-11-06 09:00")[ASSESS], of(rules, "2026-11-06 09:00")[ASSESS]
    assert (late.days_late, late.first_breached_at) == (2, end_of("2026-11-04"))
    assert cured.due_current == end_of("2026-11-09")
    assert (cured.days_late, cured.first_breached_at) == (2, late.first_breached_at)


def test_days_late_after_it_are_counted_by_the_newer_one() -> None:
    rules = off_from("2026-11-06 08:00", "2026-11-05", "2026-11-09")
    seen_late = [*STORY.moments, uneventful(STORY.moments[-1], local("2026-11-06 09:00"))]
    (late,) = (
        clock
        for clock in clocks(seen_late, rules, now=local("2026-11-11 09:00"))
        if clock.key == ASSESS
    )
    # The 5th and the 6th by the older calendar, then the 10th and the 11th without the 9th.
    assert late.days_late == 4


def test_a_deadline_of_a_case_type_keeps_its_policy() -> None:
    rules = off_from("2026-11-03 08:00", "2026-11-04")
    assert of(rules, "2026-11-03 09:00")[ASSESS].policy_version == POLICIES["pollution"].version


def test_the_same_rules_move_nothing() -> None:
    at = local("2026-11-03 09:00")
    assert moves_under(STORY.moments, RULES, RULES, at=at) == []


def test_a_policy_moves_what_its_numbers_bear_upon_and_nothing_else() -> None:
    newer = replace(
        POLICIES["pollution"],
        version=2,
        terms=replace(
            TERMS["pollution"],
            stages={**TERMS["pollution"].stages, "assessed": term(working_days(3))},
        ),
    )
    at = local("2026-11-03 09:00")
    edited = RULES.with_policy("pollution", newer, since=at)
    assert moves_under(STORY.moments, RULES, edited, at=at) == []
    found = moves_under(STORY.moments, RULES, edited, at=at, policy_at=at)
    assert {move.before.kind for move in found} == {ClockKind.CASE, ClockKind.CUSTODY}
