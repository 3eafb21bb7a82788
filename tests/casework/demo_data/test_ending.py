"""The end of a story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.demo_data.ending import end, feedback
from casework.demo_data.fates import Fate
from casework.demo_data.intake import assign, take_up
from casework.demo_data.people import DEPARTED, seated
from tests.casework.demo_data.walks import actions, walk
from workflows.actors import Role

FOURTEEN_DAYS = timedelta(days=14)


def test_the_reporter_is_asked() -> None:
    told = walk()
    assert feedback(told) == told.reporter.email
    assert told.steps[-1].inputs["confirmers"] == ()


def test_when_the_reporter_is_gone_another_is_asked() -> None:
    gone = next(one for one in seated(Role.COLLABORATOR, DEPARTED) if one.left_days_ago)
    told = walk(place=DEPARTED)
    told.reporter = gone
    asked = feedback(told)
    assert asked != gone.email
    assert told.steps[-1].inputs["confirmers"] == (asked,)


def test_at_other_doors_there_may_be_nobody_to_ask() -> None:
    told = walk(source="press")
    assert feedback(told, nobody=True) == ""
    assert told.steps[-1].inputs["nobody_to_ask"]


@pytest.mark.parametrize(
    ("fate", "last"),
    [
        (Fate.CONFIRMED, {"confirm"}),
        (Fate.LAPSED, {"give_feedback"}),
        (Fate.NOBODY_TO_ASK, {"give_feedback"}),
        (Fate.CLOSED_AGAINST_DISPUTE, {"close"}),
        (Fate.REOPENED, {"confirm", "give_feedback"}),
        (Fate.OBJECTED, {"dismiss_objection", "confirm", "give_feedback"}),
    ],
)
def test_a_fate_ends_as_it_says(fate: Fate, last: set[str]) -> None:
    for number in range(20):
        told = walk(number, days_ago=200)
        assign(told)
        take_up(told, returns=0)
        end(told, fate, feedback(told))
        assert told.steps[-1].action in last


def test_what_is_reopened_goes_through_a_second_cycle() -> None:
    told = walk(days_ago=200)
    assign(told)
    take_up(told, returns=0)
    end(told, Fate.REOPENED, feedback(told))
    after = actions(told)[actions(told).index("reopen") :]
    assert [action for action in after if action in ("accept", "resolve", "give_feedback")][:1] == [
        "accept"
    ]
    assert "give_feedback" in after


def test_an_answer_comes_before_the_case_lapses_even_over_tet() -> None:
    """Tết 2026 took nine days from the offices, 14 to 22 February."""
    for number in range(60):
        told = walk(number, days_ago=285)
        asked = feedback(told)
        told_at = told.cursor
        end(told, Fate.CONFIRMED, asked)
        confirmed = next(step.at for step in told.steps if step.action == "confirm")
        assert told_at < confirmed < told_at + FOURTEEN_DAYS
