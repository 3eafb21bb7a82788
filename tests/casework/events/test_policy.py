"""A newer policy reaches a case under way."""

from __future__ import annotations

from casework.events.base import LEAD, Told
from casework.events.policy import PolicyApplied
from tests.casework.events.beginnings import NOW, THEN, begun

EVENT = PolicyApplied(policy_version=2, since=THEN.isoformat(), moved=True)


def test_the_case_follows_the_policy_of_that_instant_and_nothing_else_changes() -> None:
    later = PolicyApplied(policy_version=2, since=NOW.isoformat(), moved=True)
    case = later.fold(begun(), NOW)
    assert case.policy_at == NOW
    assert EVENT.fold(case, NOW) == begun()


def test_whoever_keeps_the_deadline_hears_of_it_only_if_it_moved() -> None:
    assert EVENT.told() == (*LEAD, Told.COORDINATORS)
    still = PolicyApplied(policy_version=2, since=THEN.isoformat(), moved=False)
    assert still.told() == ()
