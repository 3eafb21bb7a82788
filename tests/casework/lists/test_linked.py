"""Cases tied to a case."""

from __future__ import annotations

from datetime import datetime

import pytest

from casework.database import db
from casework.lists.case import read_case
from casework.lists.linked import Linked, Tie, linked
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def ties(cases: Cases, ref: str, who: str) -> list[Linked]:
    return linked(read_case(db.session, ref, actor=cases.cast.actor(who), now=cases.now))


def test_a_case_without_ties_has_none(cases: Cases) -> None:
    assert ties(cases, cases.at(State.ASSIGNED), "bob") == []


def test_a_merge_is_seen_from_both_sides(cases: Cases) -> None:
    one, other = cases.reported(who="amy"), cases.reported(title="Việc chung")
    cases.do("bob", one, "merge", into=other)
    assert [(each.tie, each.ref) for each in ties(cases, one, "bob")] == [(Tie.MERGED_INTO, other)]
    assert [(each.tie, each.ref) for each in ties(cases, other, "bob")] == [(Tie.MERGED_HERE, one)]


def test_a_reporter_does_not_see_the_other_ones_case(cases: Cases) -> None:
    one, other = cases.reported(who="amy"), cases.reported()
    cases.do("bob", one, "merge", into=other)
    assert ties(cases, one, "amy") == []
    assert ties(cases, other, "alice") == []


def test_a_merge_undone_ties_no_more(cases: Cases) -> None:
    one, other = cases.reported(), cases.reported(title="Việc chung")
    cases.do("bob", one, "merge", into=other)
    cases.do("bob", one, "reopen")
    assert ties(cases, one, "bob") == []
    assert ties(cases, other, "bob") == []


def test_a_split_is_seen_from_both_sides(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "split")
    (part,) = ties(cases, ref, "bob")
    assert part.tie is Tie.SPLIT_INTO
    assert part.title == "Việc thứ hai"
    assert [(each.tie, each.ref) for each in ties(cases, part.ref, "bob")] == [
        (Tie.SPLIT_FROM, ref)
    ]


def test_an_agency_does_not_see_a_part_it_has_no_part_in(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "split")
    cases.do("bob", ref, "assign")
    assert ties(cases, ref, "dan") == []


def test_who_is_only_asked_about_the_other_case_is_not_told_of_it(cases: Cases) -> None:
    one, other = cases.reported(who="amy"), cases.at(State.ASSESSED)
    cases.do("bob", one, "merge", into=other)
    for action, who in (("assign", "bob"), ("accept", "dan"), ("resolve", "dan")):
        cases.do(who, other, action)
    cases.do("bob", other, "give_feedback", confirmers=[cases.cast.person("amy")])
    assert ties(cases, one, "amy") == []


def test_a_recurrence_is_seen_from_both_sides_and_only_by_offices(cases: Cases) -> None:
    closed = cases.at(State.CLOSED)
    ref = cases.reported(who="amy")
    assert [(each.tie, each.ref) for each in ties(cases, ref, "bob")] == [(Tie.BRINGS_BACK, closed)]
    assert [(each.tie, each.ref) for each in ties(cases, closed, "bob")] == [(Tie.CAME_BACK, ref)]
    assert ties(cases, closed, "dan") == []
    assert ties(cases, ref, "amy") == []


def test_a_recurrence_is_seen_from_both_sides_until_it_is_denied(cases: Cases) -> None:
    closed = cases.at(State.CLOSED)
    again = cases.reported()
    assert [(each.tie, each.ref) for each in ties(cases, again, "bob")] == [
        (Tie.BRINGS_BACK, closed)
    ]
    assert [(each.tie, each.ref) for each in ties(cases, closed, "bob")] == [(Tie.CAME_BACK, again)]
    cases.do("bob", again, "deny_recurrence")
    assert ties(cases, again, "bob") == ties(cases, closed, "bob") == []
