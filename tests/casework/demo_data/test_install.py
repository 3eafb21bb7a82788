"""The province in the database."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from casework.database import db
from casework.demo_data.accounts import DEMO_PASSWORD, address
from casework.demo_data.people import DEPARTED_DAYS_AGO
from casework.models import Agency, CalendarVersion, Membership, Person, Team, Unit
from casework.passwords import password_fits
from casework.seats import actor_of
from tests.casework.demo_data.small import ENDS_AT
from workflows.actors import Role

TODAY = ENDS_AT.date()


def person(local: str) -> Person:
    return db.session.scalars(select(Person).where(Person.email == address(local))).one()


def test_units_agencies_and_teams_are_there(province: Flask) -> None:
    counts = [db.session.scalar(select(func.count()).select_from(t)) for t in (Unit, Agency, Team)]
    assert counts == [13, 30, 13]


def test_every_commune_belongs_to_the_province(province: Flask) -> None:
    top = db.session.scalars(select(Unit).where(Unit.parent_id.is_(None))).one()
    below = db.session.scalars(select(Unit).where(Unit.parent_id == top.id)).all()
    assert (top.kind, len(below)) == ("province", 12)


def test_teams_have_numbered_decisions_and_a_lead_of_their_own(province: Flask) -> None:
    for team in db.session.scalars(select(Team)):
        assert "QĐ" in team.decision_number
        lead = select(Membership.team_id).where(Membership.person_id == team.lead_id)
        assert db.session.scalar(lead) == team.id


def test_everybody_signs_in_with_the_one_password(province: Flask) -> None:
    hashes = set(db.session.scalars(select(Person.password_hash)))
    assert all(password_fits(stored, DEMO_PASSWORD) for stored in hashes)


def test_a_seat_is_what_its_address_says(province: Flask) -> None:
    actor = actor_of(db.session, person("daumoi.suoimay").id, on=TODAY)
    assert actor.roles == {Role.COORDINATOR}


def test_a_departed_collaborator_has_no_seat_any_more(province: Flask) -> None:
    gone = person("ctv.lachsu.11").id
    assert not actor_of(db.session, gone, on=TODAY).seats
    assert actor_of(db.session, gone, on=TODAY - timedelta(days=DEPARTED_DAYS_AGO)).seats


def test_the_working_calendar_is_there_once(province: Flask) -> None:
    assert db.session.scalar(select(func.count(CalendarVersion.id))) == 1
