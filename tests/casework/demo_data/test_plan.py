"""The whole invented history as one list."""

from __future__ import annotations

from itertools import pairwise

import pytest

from casework.demo_data.plan import plan, starts_at
from casework.demo_data.steps import Step
from tests.casework.demo_data.small import ENDS_AT, SMALL


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    return plan(ends_at=ENDS_AT)


def test_the_same_seed_gives_the_same_history() -> None:
    assert plan(ends_at=ENDS_AT, generated=SMALL) == plan(ends_at=ENDS_AT, generated=SMALL)


def test_another_seed_gives_another_one() -> None:
    other = plan(ends_at=ENDS_AT, generated=SMALL, seed="other")
    assert other != plan(ends_at=ENDS_AT, generated=SMALL)


def test_no_two_steps_are_taken_at_the_same_instant(steps: list[Step]) -> None:
    assert all(earlier.at < later.at for earlier, later in pairwise(steps))


def test_it_lies_in_the_year_before_its_end(steps: list[Step]) -> None:
    assert starts_at(ENDS_AT) <= steps[0].at
    assert steps[-1].at < ENDS_AT


def test_some_fifteen_hundred_cases_are_reported_each_with_its_own_title(
    steps: list[Step],
) -> None:
    titles = [step.inputs["title"] for step in steps if step.action == "report"]
    assert 1500 <= len(titles) <= 1530
    assert len(set(titles)) == len(titles)


def test_every_case_begins_with_its_report(steps: list[Step]) -> None:
    first: dict[int, str] = {}
    for step in steps:
        first.setdefault(step.case, step.action)
    assert set(first.values()) == {"report"}
