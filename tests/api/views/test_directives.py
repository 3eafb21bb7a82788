"""Open directives, and whose they are to answer."""

from __future__ import annotations

import pytest

from api.views.directives import answerable, open_directives
from casework.casefile import CaseFile, open_file
from casework.database import db
from casework.queries import visible_case
from tests.cases import Cases
from workflows.states import State


@pytest.fixture
def ref(cases: Cases) -> str:
    """A case with one directive to the agency, one to the coordinator and one that is closed."""
    number = cases.at(State.IN_PROGRESS)
    for owner in ("lead", "coordinator", "lead"):
        cases.do("frank", number, "direct", owner=owner)
    cases.do("frank", number, "close_directive", number=3)
    return number


def file_of(cases: Cases, ref: str, who: str) -> CaseFile:
    row = visible_case(db.session, ref, actor=cases.cast.actor(who))
    return open_file(db.session, row, now=cases.now)


def test_a_closed_directive_is_no_longer_open(cases: Cases, ref: str) -> None:
    assert [each.number for each in open_directives(file_of(cases, ref, "bob"))] == [1, 2]


@pytest.mark.parametrize(("who", "numbers"), [("dan", [1]), ("bob", [2]), ("frank", [])])
def test_each_desk_answers_its_own(cases: Cases, ref: str, who: str, numbers: list[int]) -> None:
    found = answerable(file_of(cases, ref, who), cases.cast.actor(who))
    assert [each.number for each in found] == numbers


def test_an_answered_one_stays_open_until_the_committee_closes_it(cases: Cases, ref: str) -> None:
    cases.do("dan", ref, "answer_directive")
    assert 1 in [each.number for each in open_directives(file_of(cases, ref, "frank"))]
