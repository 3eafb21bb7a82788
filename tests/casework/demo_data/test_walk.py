"""One case being planned."""

from __future__ import annotations

import pytest

from casework.demo_data.accounts import address
from casework.demo_data.people import CAME_DAYS_AGO, LEFT_DAYS_AGO, VACANT
from casework.demo_data.places import TOP
from casework.demo_data.walk import CALENDAR, Halt, office_hours
from tests.casework.demo_data.walks import actions, walk
from workflows.limits import calendar_days, working_days, working_hours


def test_time_passes_in_office_hours() -> None:
    told = walk()
    for _ in range(50):
        told.later(5)
        assert CALENDAR.is_working(told.today)


def test_time_never_stands_still() -> None:
    told = walk()
    before = told.cursor
    told.later(0)
    assert told.cursor > before


def test_steps_are_kept_in_order() -> None:
    told = walk()
    told.do("accept", "a")
    told.later(3)
    told.do("note", "a", text="x")
    assert actions(told) == ["accept", "note"]
    assert told.steps[0].at < told.steps[1].at
    assert told.count("note") == 1


def test_a_story_halts_after_the_step_it_is_told() -> None:
    told = walk(stop_after="accept")
    with pytest.raises(Halt):
        told.do("accept", "a")
    assert actions(told) == ["accept"]


def test_the_commune_coordinates_and_the_province_stands_above() -> None:
    told = walk()
    assert told.coordinator() == address("daumoi.suoimay")
    assert told.above().startswith("daumoi.lamvan")


def test_above_the_province_stands_its_committee() -> None:
    told = walk(type_="official_conduct")
    assert told.unit == TOP
    assert told.above().startswith("thuongtruc.lamvan")


def test_an_empty_seat_is_filled_by_the_province() -> None:
    between = (LEFT_DAYS_AGO + CAME_DAYS_AGO) / 2
    assert walk(place=VACANT, days_ago=between).coordinator().startswith("daumoi.lamvan")
    assert walk(place=VACANT, days_ago=10).coordinator() == address("daumoi.davach")


def test_another_collaborator_is_never_the_reporter() -> None:
    told = walk()
    assert told.reporter.email not in {told.collaborator() for _ in range(60)}


def test_only_a_reporting_collaborator_can_be_asked() -> None:
    assert walk().witness_serves()
    assert not walk(source="hotline").witness_serves()


def test_limits_become_office_hours() -> None:
    assert office_hours(working_days(3)) == 24
    assert office_hours(working_hours(4)) == 4
    assert office_hours(calendar_days(14)) == pytest.approx(80)
