"""Who sits where."""

from __future__ import annotations

from casework.demo_data.people import CAME_DAYS_AGO, LEFT_DAYS_AGO, VACANT, seated, sittings
from casework.demo_data.places import COMMUNES, TOP, offices
from workflows.actors import Role


def test_twenty_and_one_hundred_and_thirty_three_collaborators_serve_today() -> None:
    serving = [one for one in sittings() if one.role is Role.COLLABORATOR and one.serves(0)]
    above = [one for one in serving if one.unit == TOP]
    assert (len(above), len(serving) - len(above)) == (20, 133)


def test_the_provinces_collaborators_watch_over_a_field_each() -> None:
    assert len({one.sector for one in seated(Role.COLLABORATOR, TOP)}) == 20


def test_every_unit_has_a_coordinator_and_a_committee_today() -> None:
    for code in (TOP, *(place.code for place in COMMUNES)):
        assert any(one.serves(0) for one in seated(Role.COORDINATOR, code))
        assert seated(Role.COMMITTEE, code)


def test_every_agency_has_a_head_and_officers() -> None:
    for office in offices():
        assert len(seated(Role.AGENCY_HEAD, office.unit, office.name)) == 1
        assert seated(Role.AGENCY_OFFICER, office.unit, office.name)


def test_one_coordinators_seat_stood_empty_for_a_month() -> None:
    seats = seated(Role.COORDINATOR, VACANT)
    between = (LEFT_DAYS_AGO + CAME_DAYS_AGO) / 2
    assert not any(one.serves(between) for one in seats)
    assert [one.serves(LEFT_DAYS_AGO) for one in seats] == [True, False]
    assert [one.serves(CAME_DAYS_AGO) for one in seats] == [False, True]


def test_nobody_shares_a_name_or_an_address() -> None:
    assert len({one.email for one in sittings()}) == len(sittings())
    assert len({one.name for one in sittings()}) == len(sittings())
