"""The deadlines of random histories, against a slow and obvious model."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflows.days import OFFICIAL
from tests.workflows.histories import histories
from tests.workflows.slow_model import Case, Expected
from tests.workflows.story import RULES, TERMS
from workflows.clocks import Clock, Moment, Pause
from workflows.deadlines import clocks

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
    case = Case(history, TERMS, OFFICIAL)
    found = {clock.key: clock for clock in clocks(history, RULES, now=now)}
    assert set(found) == case.keys()
    for key, clock in found.items():
        assert seen(clock) == case.expected(key, now), key


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
