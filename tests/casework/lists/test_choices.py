"""What a reader may narrow a list to."""

from __future__ import annotations

import pytest

from casework.database import db
from casework.lists.choices import reachable_agencies, reachable_units
from tests.cast import AGENCIES, ENVIRONMENT, Cast

WHOLE = {"Tỉnh An Minh", "Xã Suối Mây", "Phường Bàu Sen"}


@pytest.mark.parametrize(
    ("who", "units"),
    [
        ("frank", WHOLE),
        ("olga", WHOLE),
        ("bob", {"Xã Suối Mây"}),
        ("gus", {"Phường Bàu Sen"}),
        ("dan", set()),
        ("alice", set()),
    ],
)
def test_an_office_chooses_among_what_it_looks_down_on(
    cast: Cast, who: str, units: set[str]
) -> None:
    assert {unit.name for unit in reachable_units(db.session, cast.actor(who))} == units


def test_an_agency_chooses_only_itself_and_an_office_any(cast: Cast) -> None:
    def named(who: str) -> set[str]:
        return {agency.name for agency in reachable_agencies(db.session, cast.actor(who))}

    assert named("bob") == {row[0] for row in AGENCIES}
    assert named("dan") == {ENVIRONMENT}
    assert named("alice") == set()


def test_an_office_s_own_unit_comes_first_and_the_others_by_name(cast: Cast) -> None:
    found = [unit.name for unit in reachable_units(db.session, cast.actor("frank"))]
    assert found == ["Tỉnh An Minh", "Phường Bàu Sen", "Xã Suối Mây"]
