"""The present: work on every desk of three communes."""

from __future__ import annotations

from collections import Counter

import pytest

from casework.demo_data.places import offices
from casework.demo_data.present import DESKS, LIVELY, SHOWN, how_many, present
from casework.demo_data.walk import CALENDAR, Walk
from casework.demo_data.wording import Wording
from tests.casework.demo_data.small import ENDS_AT


@pytest.fixture(scope="module")
def walks() -> list[Walk]:
    return list(present("test", 1, Wording(), ENDS_AT))


def test_each_story_stops_where_its_desk_wants_it(walks: list[Walk]) -> None:
    wanted = [desk for _ in LIVELY for desk in DESKS]
    assert len(walks) == how_many()
    for told, desk in zip(walks, wanted, strict=True):
        last = told.steps[-1]
        hours = CALENDAR.working_hours_between(last.at, ENDS_AT)
        assert last.action == desk.last
        assert desk.over_hours - 0.5 <= hours <= desk.within_hours + 0.5


def test_every_tab_of_a_coordinator_has_something(walks: list[Walk]) -> None:
    tabs = {"report", "assess", "resolve", "dispute", "ask_extension", "return_case"}
    for code in LIVELY:
        assert tabs <= {told.steps[-1].action for told in walks if told.place.code == code}


def test_all_of_it_stays_at_the_commune(walks: list[Walk]) -> None:
    assert all(told.unit == told.place.code for told in walks if told.steps[-1].action != "report")


def test_the_agencies_whose_accounts_are_shown_have_work(walks: list[Walk]) -> None:
    leads = Counter(told.lead.slug for told in walks if told.lead is not None)
    assert leads[SHOWN] >= 6
    assert leads["ubnd-suoimay"] >= 3


def test_the_first_collaborator_is_asked_to_confirm(walks: list[Walk]) -> None:
    asked = [told for told in walks if told.steps[-1].action == "give_feedback"]
    assert any(told.reporter.email == "ctv.suoimay.1@demo.example" for told in asked)


def test_the_agency_shown_exists() -> None:
    assert SHOWN in {office.slug for office in offices()}
