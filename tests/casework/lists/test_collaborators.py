"""Who could be asked to look whether it is really fixed."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from casework.database import db
from casework.lists.collaborators import collaborators_of
from casework.models import Membership, Person, Team
from casework.unit_of_work import unit_of_work
from tests.cast import Cast

TODAY = date(2026, 3, 2)


def names(cast: Cast, code: str, on: date = TODAY) -> list[str]:
    return [row.name for row in collaborators_of(db.session, cast.unit(code), on=on)]


def test_the_collaborators_of_the_unit_are_listed_and_nobody_else(cast: Cast) -> None:
    assert names(cast, "SMY") == ["Alice", "Amy"]
    assert names(cast, "BSE") == ["Wendy"]
    assert names(cast, "TAM") == []


def test_each_comes_with_the_team(cast: Cast) -> None:
    with unit_of_work() as session:
        team = session.scalars(select(Team)).one()
        seat = session.scalars(
            select(Membership).where(Membership.person_id == cast.person("amy"))
        ).one()
        seat.team_id = team.id
    rows = collaborators_of(db.session, cast.unit("SMY"), on=TODAY)
    assert {row.name: row.team for row in rows} == {
        "Alice": None,
        "Amy": "Tổ dư luận xã hội xã Suối Mây",
    }


def test_who_has_left_is_not_listed(cast: Cast) -> None:
    with unit_of_work() as session:
        seat = session.scalars(
            select(Membership).where(Membership.person_id == cast.person("amy"))
        ).one()
        seat.ends_on = TODAY
        person = session.get(Person, cast.person("alice"))
        assert person is not None
        person.active = False
    assert names(cast, "SMY") == ["Amy"]
    assert names(cast, "SMY", TODAY + timedelta(days=1)) == []
