"""The standard case brought to a situation of the hand-typed table, by real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.cases import Cases
from tests.table import Situation, situation
from workflows.states import State

Recipe = Callable[[Cases, str], datetime]


def _acts(*steps: tuple[str, str]) -> Recipe:
    """These people do these actions, one after the other."""

    def follow(cases: Cases, ref: str) -> datetime:
        for who, action in steps:
            cases.do(who, ref, action)
        return cases.now

    return follow


def _waits(days: int) -> Recipe:
    return lambda cases, _: cases.now + timedelta(days=days)


def _directs(*owners: str) -> Recipe:
    def follow(cases: Cases, ref: str) -> datetime:
        for owner in owners:
            cases.do("frank", ref, "direct", owner=owner)
        return cases.now

    return follow


PAUSED = _acts(("bob", "pause"))
ASKED = _acts(("dan", "ask_extension"))
GRANTED = _acts(("dan", "ask_extension"), ("bob", "decide_extension"))
OBJECTS = _acts(("alice", "object"))

# Each with the state to walk to first, and what then happens to the case.
RECIPES: dict[Situation, tuple[State, Recipe]] = {
    **{situation(state.value): (state, _acts()) for state in State},
    situation("assessed", "category_asked"): (State.ASSESSED, _acts(("bob", "recategorise"))),
    situation("assessed", "directive_coordinator"): (State.ASSESSED, _directs("coordinator")),
    situation("assigned", "paused"): (State.ASSIGNED, PAUSED),
    situation("in_progress", "paused"): (State.IN_PROGRESS, PAUSED),
    situation("in_progress", "extension_asked"): (State.IN_PROGRESS, ASKED),
    situation("in_progress", "extended", "extensions_spent"): (State.IN_PROGRESS, GRANTED),
    situation("in_progress", "overdue", "late"): (State.IN_PROGRESS, _waits(60)),
    situation("in_progress", "hand_back_asked"): (
        State.IN_PROGRESS,
        _acts(("dan", "ask_hand_back")),
    ),
    situation("in_progress", "category_asked"): (State.IN_PROGRESS, _acts(("bob", "recategorise"))),
    situation("in_progress", "directive_lead"): (State.IN_PROGRESS, _directs("lead")),
    situation("in_progress", "directive_lead", "directive_coordinator"): (
        State.IN_PROGRESS,
        _directs("lead", "coordinator"),
    ),
    situation("in_progress", "hot_spot"): (State.IN_PROGRESS, _acts(("frank", "put_in_hot_spot"))),
    situation("reported", "at_the_top"): (State.REPORTED, _acts(("bob", "refer_up"))),
    situation("assessed", "at_the_top"): (
        State.ASSESSED,
        _acts(("bob", "refer_up"), ("carol", "assess")),
    ),
    situation("feedback", "disputed"): (State.FEEDBACK, _acts(("alice", "dispute"))),
    situation("feedback", "lapse_due"): (State.FEEDBACK, _waits(20)),
    situation("feedback", "disputed", "lapse_due"): (
        State.FEEDBACK,
        lambda cases, ref: _acts(("alice", "dispute"))(cases, ref) + timedelta(days=20),
    ),
    situation("closed", "objected"): (State.CLOSED, OBJECTS),
    situation("declined", "objected"): (State.DECLINED, OBJECTS),
    situation("merged", "objected"): (State.MERGED, OBJECTS),
    situation("closed", "past_90_days"): (State.CLOSED, _waits(91)),
    situation("closed", "hot_spot"): (State.CLOSED, _acts(("frank", "put_in_hot_spot"))),
}


def marked(cases: Cases, wanted: Situation) -> tuple[str, datetime]:
    """A fresh case in this situation, and the time it is then."""
    state, recipe = RECIPES[wanted]
    ref = cases.at(state)
    return ref, recipe(cases, ref)
