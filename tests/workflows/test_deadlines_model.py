"""The deadlines of random histories, against a slow and obvious model."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflows.days import OFFICIAL
from tests.workflows.histories import HALF_HOUR, Life, histories, lives_under_rules
from tests.workflows.slow_model import Case, Expected
from tests.workflows.story import RULES, TERMS
from workflows.calendar import WorkCalendar
from workflows.clocks import Clock, Moment, Pause
from workflows.deadlines import clocks
from workflows.limits import working_days
from workflows.rulebook import ALWAYS, DatedCalendar, Rulebook

ONE_VERSION = {slug: [(ALWAYS, terms)] for slug, terms in TERMS.items()}
some_waits = st.integers(0, 48 * 40).map(lambda halves: timedelta(minutes=30 * halves))
# The model walks half hours; that is slow, and not what is measured.
patient = settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def seen(clock: Clock) -> Expected:
    return Expected(
        started_seq=clock.started_seq,
        due_original=clock.due_original,
        due_current=clock.due_current,
        ended_seq=clock.ended_seq,
        breached=clock.first_breached_at,
        days_late=clock.days_late,
        paused=clock.paused,
    )


@patient
@given(histories(), some_waits)
def test_the_rules_agree_with_the_model(history: list[Moment], wait: timedelta) -> None:
    now = history[-1].at + wait
    case = Case(history, ONE_VERSION, [(ALWAYS, OFFICIAL)])
    found = {clock.key: clock for clock in clocks(history, RULES, now=now)}
    assert set(found) == case.keys()
    for key, clock in found.items():
        assert seen(clock) == case.expected(key, now), key


@patient
@given(lives_under_rules(), some_waits)
def test_they_agree_while_several_policies_and_calendars_take_effect(
    life: Life, wait: timedelta
) -> None:
    history, rules = life.history, life.rules
    now = history[-1].at + wait
    terms = {
        slug: [(each.since, each.policy.terms) for each in versions]
        for slug, versions in rules.policies.items()
    }
    case = Case(history, terms, [*rules.calendars])
    found = {clock.key: clock for clock in clocks(history, rules, now=now)}
    assert set(found) == case.keys()
    for key, clock in found.items():
        assert seen(clock) == case.expected(key, now), key


@patient
@given(lives_under_rules(), some_waits)
def test_rules_made_later_change_nothing_that_was_known_then(life: Life, wait: timedelta) -> None:
    """Promise H4: a deadline as of a past instant is the same whatever is edited afterwards."""
    history, rules = life.history, life.rules
    for length in range(1, len(history) + 1):
        at = history[length - 1].at
        then = Rulebook(
            {
                slug: [each for each in versions if each.since <= at] or versions[:1]
                for slug, versions in rules.policies.items()
            },
            [each for each in rules.calendars if each.since <= at],
        )
        assert clocks(history[:length], then, now=at) == clocks(history[:length], rules, now=at)
    last = history[-1].at
    turned = WorkCalendar(99, {})
    later = replace(
        rules, calendars=[*rules.calendars, DatedCalendar(last + wait + HALF_HOUR, turned)]
    )
    assert clocks(history, later, now=last + wait) == clocks(history, rules, now=last + wait)


@patient
@given(lives_under_rules(), some_waits)
def test_no_pause_and_no_extension_takes_a_late_day_away(life: Life, wait: timedelta) -> None:
    history, rules = life.history, life.rules
    paused = _paused(history[-1], wait)
    same_calendar = rules.calendar(history[-1].at) is rules.calendar(paused.at)
    given_time = replace(paused, pause=history[-1].pause, kind="extend", extension=working_days(9))
    for event in (paused, given_time):
        without = {c.key: c for c in clocks(history, rules, now=event.at)}
        for clock in clocks([*history, event], rules, now=event.at):
            before = without[clock.key]
            if before.first_breached_at is not None:
                assert clock.first_breached_at == before.first_breached_at
            if clock.ended_at is None and event is paused and same_calendar:
                assert clock.days_late >= before.days_late


@patient
@given(histories(), some_waits)
def test_what_has_ended_and_what_was_missed_is_never_forgotten(
    history: list[Moment], wait: timedelta
) -> None:
    promised: dict[str, tuple[object, ...]] = {}
    breached: dict[str, object] = {}
    for length in range(1, len(history) + 1):
        known = history[:length]
        for clock in clocks(known, RULES, now=known[-1].at):
            assert clock.first_breached_at == breached.get(clock.key, clock.first_breached_at)
            if clock.first_breached_at:
                breached[clock.key] = clock.first_breached_at
            promise = (clock.started_at, clock.due_original)
            assert promised.setdefault(clock.key, promise) == promise
    later = {c.key: c for c in clocks(history, RULES, now=history[-1].at + wait)}
    for clock in clocks(history, RULES, now=history[-1].at):
        if clock.ended_at is not None:
            assert later[clock.key] == clock


@patient
@given(histories(), some_waits, some_waits)
def test_time_alone_never_takes_lateness_away(
    history: list[Moment], wait: timedelta, more: timedelta
) -> None:
    sooner = clocks(history, RULES, now=history[-1].at + wait)
    later = clocks(history, RULES, now=history[-1].at + wait + more)
    for before, after in zip(sooner, later, strict=True):
        assert before.key == after.key
        assert before.days_late <= after.days_late
        assert before.due_current == after.due_current


@patient
@given(histories(), some_waits)
def test_a_pause_moves_no_due_date_that_has_passed(history: list[Moment], wait: timedelta) -> None:
    paused = [*history, _paused(history[-1], wait)]
    without = {c.key: c for c in clocks(history, RULES, now=paused[-1].at)}
    for clock in clocks(paused, RULES, now=paused[-1].at):
        before = without[clock.key]
        if before.due_current < paused[-1].at:
            assert clock.due_current == before.due_current
            assert clock.days_late == before.days_late


def _paused(last: Moment, wait: timedelta) -> Moment:
    # A minute later, for a pause that begins as another runs out is one with it.
    at = last.at + wait + timedelta(minutes=1)
    return replace(
        last,
        seq=last.seq + 1,
        at=at,
        kind="pause",
        pause=Pause(OFFICIAL.local_date(at) + timedelta(days=30)),
        extension=None,
        checked=False,
        opened=(),
        prolonged=(),
        settled=(),
        renewed=None,
    )
