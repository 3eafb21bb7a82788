"""A case as data: each reader's own part of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from api.views.case_data import case_data, changed_data, row_data
from casework.database import db
from casework.lists.search import CaseFilter, search
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, Cast
from workflows.states import State

INSIDE = {"severity", "due_at", "held_since", "paused_until", "directives", "returns"}
OFFICES = {"source", "complained", "category_asked"}
FOR_ALL = {"ref", "title", "what", "place", "unit", "lead", "reported_on", "actions", "voices"}


@pytest.fixture(autouse=True)
def request_of_a_program(app: Flask) -> Iterator[None]:
    with app.test_request_context("/api/v1/cases"):
        yield


def seen(cases: Cases, ref: str, who: str) -> dict[str, Any]:
    return case_data(reading(cases, ref, who))


def test_each_circle_sees_its_own_part(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for who in ("bob", "carol", "frank", "olga"):
        assert set(seen(cases, ref, who)) >= FOR_ALL | INSIDE | OFFICES, who
    agency, reporter = seen(cases, ref, "dan"), seen(cases, ref, "alice")
    assert set(agency) >= FOR_ALL | INSIDE
    assert not OFFICES & set(agency)
    assert set(reporter) >= FOR_ALL
    assert not (INSIDE | OFFICES) & set(reporter)


def test_who_is_asked_to_confirm_sees_the_question_only(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "name_confirmer", confirmers=[cast.person("amy")])
    asked = seen(cases, ref, "amy")
    assert set(asked) == {"ref", "version", "state", "title", "place", "told", "actions"}
    assert asked["told"] == "Đã dọn xong kênh."
    assert [each["action"] for each in asked["actions"]] == ["confirm", "dispute", "attach"]


def test_a_witness_leaves_a_day_and_an_official_the_hour(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "confirm", now=cases.now + timedelta(hours=3))
    told = seen(cases, ref, "bob")
    assert (told["ended_at"], told["state_since"]) == (date(2026, 3, 2),) * 2
    assert told["reported_on"] == date(2026, 3, 2)
    other = cases.at(State.FEEDBACK)
    later = cases.now + timedelta(hours=3)
    cases.do("alice", other, "dispute", now=later)
    cases.do("bob", other, "close", now=later + timedelta(hours=1))
    assert seen(cases, other, "bob")["ended_at"] == later + timedelta(hours=1)


def test_the_agencies_are_named(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    office = cast.agency(OFFICE)
    cases.do("bob", ref, "assess", complained=(office,))
    cases.do("bob", ref, "assign")
    told = seen(cases, ref, "bob")
    assert told["lead"] == {
        "id": cast.agency(ENVIRONMENT), "name": ENVIRONMENT, "outside": False,
    }  # fmt: skip
    assert [each["name"] for each in told["complained"]] == [OFFICE]
    assert (told["unit"].code, told["supporting"]) == ("SMY", [])


def test_a_linked_case_is_named_to_those_who_see_it(cases: Cases) -> None:
    target = cases.reported("amy", title="Vụ việc chung")
    ref = cases.reported()
    cases.do("bob", ref, "merge", into=target)
    assert seen(cases, ref, "bob")["merged_into"] == target
    assert seen(cases, ref, "alice")["merged_into"] is None


def test_the_actions_are_those_that_would_succeed(cases: Cases) -> None:
    file = reading(cases, cases.at(State.ASSIGNED), "dan").file
    told = changed_data(file, cases.cast.actor("dan"))
    assert {"accept", "return_case"} <= {each["action"] for each in told["actions"]}
    assert (told["state"], told["version"]) == ("assigned", 3)


def test_a_row_tells_a_collaborator_nothing_of_the_inside(cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    for who, inside in (("bob", True), ("dan", True), ("alice", False)):
        actor = cases.cast.actor(who)
        (row,) = search(db.session, actor, CaseFilter(), now=cases.now).rows
        told = row_data(row, actor)
        assert ("severity" in told, "due_at" in told, "hot_spot" in told) == (inside,) * 3
        assert told["reported_on"] == date(2026, 3, 2)
