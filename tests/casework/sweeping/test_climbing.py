"""One case's clocks go up by what their rows say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from casework.sweeping.climbing import Climber, climber
from casework.sweeping.due import HeldCase, RunningClock
from tests.workflows.days import PLAIN as CALENDAR
from workflows.escalation import DEFAULT_LADDER
from workflows.rulebook import Rulebook
from workflows.types import CASE_TYPES

DUE = datetime(2026, 3, 6, 16, 59, 59, tzinfo=UTC)
BEGAN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
CLOCK = RunningClock(
    id=7, case_id=1, key="1.1.reported", kind="stage", cycle=1, policy_version=1,
    calendar_version=CALENDAR.version, started_at=BEGAN, due_current=DUE, paused=False,
    first_breached_at=None, level=0, next_rung_at=BEGAN + timedelta(days=2),
)  # fmt: skip
CASE = HeldCase(
    id=1, ref="X", type="other", state="reported", unit_id=2, lead_id=None, urgent=False,
    hot_spot=False, last_seq=1, last_at=BEGAN, head=None,
)  # fmt: skip


def at_time(at: datetime, **changes: object) -> Climber:
    return Climber(CASE._replace(**changes), DEFAULT_LADDER, CALENDAR, at)  # type: ignore[arg-type]


def test_the_first_rung_is_a_warning_and_no_breach() -> None:
    climb = at_time(BEGAN + timedelta(days=3)).climb([CLOCK])
    assert [step.rung.level for step in climb.steps] == [1]
    assert climb.moved == [(7, 1, DUE, None)]
    assert climb.level == 1


def test_all_that_is_due_is_climbed_in_order_after_a_long_silence() -> None:
    climb = at_time(DUE + timedelta(days=400)).climb([CLOCK])
    assert [step.rung.level for step in climb.steps] == [1, 2, 3, 4, 5]
    assert climb.moved == [(7, 5, None, DUE)]


def test_a_clock_without_a_ladder_is_breached_too() -> None:
    custody = CLOCK._replace(id=8, kind="custody", next_rung_at=None)
    climb = at_time(DUE + timedelta(seconds=1)).climb([custody])
    assert climb.steps == []
    assert climb.moved == [(8, 0, None, DUE)]


def test_a_due_date_moved_into_the_past_is_breached_at_the_event_that_moved_it() -> None:
    moved_at = DUE + timedelta(days=2)
    climb = at_time(moved_at + timedelta(days=1), last_at=moved_at).climb([CLOCK])
    assert climb.moved[0].first_breached_at == moved_at


def test_the_first_breach_stays_and_silence_is_no_breach() -> None:
    before = DUE - timedelta(days=9)
    known = CLOCK._replace(first_breached_at=before, level=5, next_rung_at=None)
    lapse = CLOCK._replace(id=9, kind="lapse", next_rung_at=None)
    assert at_time(DUE + timedelta(days=1)).climb([known, lapse]).moved == []


def test_the_level_of_the_case_is_its_highest_clocks() -> None:
    higher = CLOCK._replace(id=9, level=4, next_rung_at=DUE + timedelta(days=90))
    assert at_time(BEGAN + timedelta(days=3)).climb([CLOCK, higher]).level == 4


RULES = Rulebook.of({slug: each.policy for slug, each in CASE_TYPES.items()}, CALENDAR)


@pytest.mark.parametrize(
    "clock",
    [
        CLOCK._replace(paused=True),
        CLOCK._replace(calendar_version=CALENDAR.version + 1),
        CLOCK._replace(policy_version=2),
    ],
)
def test_a_pause_or_newer_rules_need_the_history(clock: RunningClock) -> None:
    assert climber(CASE, [CLOCK, clock], RULES, now=DUE) is None


def test_a_case_with_nothing_but_a_directive_needs_it_too() -> None:
    assert climber(CASE, [CLOCK._replace(kind="directive")], RULES, now=DUE) is None


def test_a_time_before_the_last_event_counts_as_that_event() -> None:
    early = climber(CASE, [CLOCK], RULES, now=BEGAN - timedelta(hours=1))
    assert early == Climber(CASE, DEFAULT_LADDER, CALENDAR, BEGAN)
