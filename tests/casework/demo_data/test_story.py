"""The whole story of one case."""

from __future__ import annotations

import pytest

from casework.demo_data.fates import Fate
from casework.demo_data.story import tell
from tests.casework.demo_data.walks import actions, times, walk

STUCK = {
    Fate.NEVER_ASSESSED: ("report", "assess"),
    Fate.NEVER_ASSIGNED: ("assess", "assign"),
    Fate.NEVER_ACCEPTED: ("assign", "accept"),
    Fate.NEVER_RESOLVED: ("accept", "resolve"),
    Fate.NEVER_TOLD: ("resolve", "give_feedback"),
}


@pytest.mark.parametrize("fate", Fate)
def test_every_story_begins_with_a_report_and_goes_on_in_time(fate: Fate) -> None:
    for number in range(10):
        told = walk(number, days_ago=250)
        tell(told, fate)
        assert actions(told)[0] == "report"
        assert times(told) == sorted(times(told))


@pytest.mark.parametrize(("fate", "steps"), STUCK.items())
def test_what_is_never_done_is_not_done(fate: Fate, steps: tuple[str, str]) -> None:
    told = walk(fate)
    tell(told, fate)
    assert steps[0] in actions(told)
    assert steps[1] not in actions(told)


def test_a_story_returned_twice_is_returned_twice() -> None:
    told = walk()
    tell(told, Fate.CONFIRMED, returns=2)
    assert actions(told).count("return_case") == 2


def test_a_story_told_to_halt_ends_there() -> None:
    told = walk(stop_after="accept")
    tell(told, Fate.CONFIRMED)
    assert actions(told)[-1] == "accept"


def test_some_reports_are_split() -> None:
    stories = []
    for number in range(300):
        told = walk(number)
        tell(told, Fate.NEVER_ASSIGNED)
        stories.append(told)
    split = [step for told in stories for step in told.steps if step.action == "split"]
    assert split
    assert all(len(step.inputs["title"]) <= 200 for step in split)
