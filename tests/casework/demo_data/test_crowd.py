"""The many generated cases."""

from __future__ import annotations

from collections import Counter

import pytest

from casework.demo_data.crowd import NOT_IN_TOWN, crowd, likely_type
from casework.demo_data.dice import dice
from casework.demo_data.places import places
from casework.demo_data.plan import starts_at
from casework.demo_data.walk import Walk
from casework.demo_data.wording import Wording
from tests.casework.demo_data.small import ENDS_AT
from workflows.types import CASE_TYPES

SIZE = 400


@pytest.fixture(scope="module")
def walks() -> list[Walk]:
    return list(crowd("test", 1, SIZE, Wording(), starts_at=starts_at(ENDS_AT), ends_at=ENDS_AT))


def test_there_are_as_many_as_asked_for(walks: list[Walk]) -> None:
    assert [told.number for told in walks] == list(range(1, SIZE + 1))


def test_all_titles_are_different(walks: list[Walk]) -> None:
    assert len({told.matter.title for told in walks}) == SIZE


def test_every_type_and_every_commune_occurs(walks: list[Walk]) -> None:
    assert {told.matter.type for told in walks} == set(CASE_TYPES)
    assert len({told.place.code for told in walks}) == 12


def test_reports_come_from_the_whole_year_and_more_lately(walks: list[Walk]) -> None:
    months = Counter((ENDS_AT - told.steps[0].at).days // 31 for told in walks)
    assert len(months) >= 12
    assert all(starts_at(ENDS_AT) <= told.steps[0].at < ENDS_AT for told in walks[:300])


def test_a_neighbours_report_joins_an_earlier_open_case(walks: list[Walk]) -> None:
    by_number = {told.number: told for told in walks}
    joins = [step for told in walks for step in told.steps if step.action == "merge"]
    assert joins
    for step in joins:
        leader = by_number[step.inputs["into"].number]
        resolved = next(each.at for each in leader.steps if each.action == "resolve")
        assert leader.steps[0].at < step.at < resolved
        assert leader.place is by_number[step.case].place


def test_no_mine_is_dug_in_town() -> None:
    rng = dice("town")
    found = {likely_type(rng, places()["GNG"]) for _ in range(400)}
    assert not found & NOT_IN_TOWN
    assert found == set(CASE_TYPES) - NOT_IN_TOWN
