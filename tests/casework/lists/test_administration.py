"""What an administrator reads."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from casework.administration.memberships import end_membership
from casework.administration.people import add_person
from casework.database import db
from casework.lists import administration
from tests.cast import AGENCIES, PEOPLE, UNITS, Cast

TODAY = date(2026, 3, 2)


def test_units_come_top_first_with_the_name_of_the_one_above(cast: Cast) -> None:
    rows = administration.units(db.session)
    assert [(row.name, row.above) for row in rows] == [
        ("Tỉnh An Minh", None),
        ("Phường Bàu Sen", "Tỉnh An Minh"),
        ("Xã Suối Mây", "Tỉnh An Minh"),
    ]
    assert len(rows) == len(UNITS)


def test_teams_and_agencies_come_with_their_unit(cast: Cast) -> None:
    (team,) = administration.teams(db.session)
    assert (team.unit, team.decision_number, team.lead) == ("Xã Suối Mây", "12-QĐ/ĐU", None)
    agencies = administration.agencies(db.session)
    assert {(row.name, row.sector) for row in agencies} == {row[:2] for row in AGENCIES}
    assert all(row.unit for row in agencies)


def test_people_come_by_name_page_by_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(administration, "LIMIT", 4)
    found: list[str] = []
    after = None
    for _ in range(len(PEOPLE)):
        rows = administration.people(db.session, after=after)
        found += [row.name for row in rows[:4]]
        if len(rows) <= 4:
            break
        after = rows[3].id
    assert found == sorted(row[0].title() for row in PEOPLE)


def test_people_are_sought_with_or_without_marks_and_by_address(cast: Cast, now: datetime) -> None:
    add_person(
        actor=cast.actor("ada"),
        now=now,
        email="nga@anminh.example",
        name="Đặng Thị Nga",
        password="cay-da-dau-lang",
    )

    def names(q: str) -> list[str]:
        return [row.name for row in administration.people(db.session, q=q)]

    assert names("dang thi") == names("ĐẶNG") == names("nga@") == ["Đặng Thị Nga"]
    assert names("nobody there") == []


def test_seats_are_all_terms_or_those_of_a_day(cast: Cast, now: datetime) -> None:
    bob = cast.person("bob")
    (seat,) = administration.seats_of(db.session, [bob], on=TODAY)
    assert (seat.role, seat.unit, seat.agency) == ("coordinator", "Xã Suối Mây", None)
    end_membership(
        seat.id, person_id=bob, actor=cast.actor("ada"), now=now, ends_on=date(2026, 3, 1)
    )
    assert administration.seats_of(db.session, [bob], on=TODAY) == []
    assert len(administration.seats_of(db.session, [bob])) == 1


def test_a_lead_is_chosen_among_who_serves_there(cast: Cast) -> None:
    rows = administration.people_serving(db.session, cast.unit("BSE"), on=TODAY)
    assert [row.name for row in rows] == ["Bill", "Eve", "Gus", "Wendy"]
    assert administration.people_serving(db.session, cast.unit("BSE"), on=date(2025, 1, 1)) == []
