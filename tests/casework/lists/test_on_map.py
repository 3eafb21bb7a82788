"""What is still to be handled in each unit, counted over what the reader may see."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.database import db
from casework.lists.on_map import PlaceCount, places_on_map
from casework.lists.search import CaseFilter, search
from casework.models import Unit
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def busy(cast: Cast, now: datetime) -> Cases:
    """Three running in Suối Mây, one of them long late; one that has ended."""
    Cases(cast, now - timedelta(days=60)).at(State.ASSIGNED)
    Cases(cast, now).at(State.IN_PROGRESS)
    Cases(cast, now).reported()
    Cases(cast, now).at(State.DECLINED)
    return Cases(cast, now)


def places(cast: Cast, now: datetime, who: str = "frank") -> dict[str, PlaceCount]:
    found = places_on_map(db.session, cast.actor(who), read_tree(db.session), now=now)
    return {each.name: each for each in found}


def test_running_and_late_are_counted_where_it_happened(
    busy: Cases, cast: Cast, now: datetime
) -> None:
    found = places(cast, now)
    assert (found["Xã Suối Mây"].open, found["Xã Suối Mây"].late) == (3, 1)
    assert next(iter(found)) == "Xã Suối Mây"
    assert {each.open for name, each in found.items() if name != "Xã Suối Mây"} == {0}


def test_the_list_of_cases_has_as_many_as_each_number_says(
    busy: Cases, cast: Cast, now: datetime
) -> None:
    for who in ("frank", "grace", "bob", "olga"):
        for each in places(cast, now, who).values():
            asked = CaseFilter(place=each.unit_id, running=True)
            late = CaseFilter(place=each.unit_id, running=True, overdue=True)
            for number, narrowing in ((each.open, asked), (each.late, late)):
                rows = search(db.session, cast.actor(who), narrowing, now=now).rows
                assert len(rows) == number, (who, each)


def test_nobody_counts_what_they_may_not_see(busy: Cases, cast: Cast, now: datetime) -> None:
    assert "Xã Suối Mây" not in places(cast, now, "gus")
    # What nobody has assessed does not exist for an observer.
    assert places(cast, now, "olga")["Xã Suối Mây"].open == 2


def test_a_unit_that_has_ended_stays_while_something_in_it_is_to_be_handled(
    busy: Cases, cast: Cast, now: datetime
) -> None:
    with unit_of_work() as session:
        for code in ("SMY", "BSE"):
            session.get_one(Unit, cast.unit(code)).valid_to = now.date()
    assert "Xã Suối Mây" in places(cast, now)
    assert cast.unit("BSE") not in {each.unit_id for each in places(cast, now).values()}
