"""What may be said about an event and a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.workflows.days import local
from tests.workflows.story import OWN_RULE, TERMS, UNIT, Story, handled
from workflows.clocks import ClockKind, Opened
from workflows.limits import Source, calendar_days


def opened(kind: ClockKind, name: str = "thu_ly") -> Opened:
    return Opened(kind, name, calendar_days(30), Source.LEGAL, OWN_RULE, UNIT)


def test_only_directives_and_statutory_terms_are_opened_by_name() -> None:
    assert opened(ClockKind.DIRECTIVE).kind is ClockKind.DIRECTIVE
    assert opened(ClockKind.STATUTORY).kind is ClockKind.STATUTORY
    with pytest.raises(ValueError, match="not opened by name"):
        opened(ClockKind.STAGE)


def test_one_event_opens_a_name_once() -> None:
    moment = Story("2026-11-02 08:00").moments[0]
    both = (opened(ClockKind.STATUTORY), opened(ClockKind.DIRECTIVE))
    assert replace(moment, opened=both).opened == both
    with pytest.raises(ValueError, match="once"):
        replace(moment, opened=(both[0], both[0]))


def test_a_moment_without_a_zone_is_refused() -> None:
    moment = Story("2026-11-02 08:00").moments[0]
    with pytest.raises(ValueError, match="needs a time zone"):
        replace(moment, at=datetime(2026, 11, 2))  # noqa: DTZ001  the mistake under test


def test_a_policy_has_a_term_for_each_stage_and_no_other() -> None:
    policy = TERMS["pollution"]
    fewer = {name: term for name, term in policy.stages.items() if name != "resolved"}
    with pytest.raises(ValueError, match="each once"):
        replace(policy, stages=fewer)
    with pytest.raises(ValueError, match="each once"):
        replace(policy, stages={**policy.stages, "feedback": policy.lapse})


def test_the_pause_in_force_is_taken_to_last_until_its_review_day_is_over() -> None:
    story = handled().pause("2026-11-05 09:00", "2026-11-10")
    clock = story.clocks("2026-11-06 09:00")["1.2.in_progress"]
    assert clock.suspensions == ((local("2026-11-05 09:00"), None),)
    assert clock.closed_suspensions == ((local("2026-11-05 09:00"), local("2026-11-11 00:00")),)
