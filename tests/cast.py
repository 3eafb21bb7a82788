"""The standing cast: an invented province with two communes, their people and agencies.

alice reports in Suối Mây, and amy is another collaborator there; bob coordinates the commune,
carol the province; dan and dora work for the environment office, eve for the police of another
commune; frank sits on the province's committee, grace on the commune's; olga observes,
ada administers, otto audits. wendy collaborates in the other commune.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from casework.calendar.stored import store_first_version
from casework.database import db
from casework.models import Agency, Membership, Person, Team, Unit
from casework.passwords import hash_password
from casework.seats import actor_of
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor, Role

SINCE = date(2025, 7, 1)
PASSWORD = "mat-khau-thu-nghiem"

UNITS = (
    ("TAM", "Tỉnh An Minh", "province", None),
    ("SMY", "Xã Suối Mây", "commune", "TAM"),
    ("BSE", "Phường Bàu Sen", "ward", "TAM"),
)
AGENCIES = (
    ("Sở Nông nghiệp và Môi trường An Minh", "environment", "TAM", False),
    ("Công an tỉnh An Minh", "police", "TAM", True),
    ("UBND xã Suối Mây", "commune_office", "SMY", False),
    ("Công an phường Bàu Sen", "police", "BSE", True),
)
ENVIRONMENT, POLICE, OFFICE, WARD_POLICE = (row[0] for row in AGENCIES)
PEOPLE = (
    ("alice", Role.COLLABORATOR, "SMY", None),
    ("amy", Role.COLLABORATOR, "SMY", None),
    ("wendy", Role.COLLABORATOR, "BSE", None),
    ("bob", Role.COORDINATOR, "SMY", None),
    ("bill", Role.COORDINATOR, "BSE", None),
    ("carol", Role.COORDINATOR, "TAM", None),
    ("dan", Role.AGENCY_OFFICER, "TAM", ENVIRONMENT),
    ("dora", Role.AGENCY_HEAD, "TAM", ENVIRONMENT),
    ("eve", Role.AGENCY_OFFICER, "BSE", WARD_POLICE),
    ("paul", Role.AGENCY_OFFICER, "TAM", POLICE),
    ("uma", Role.AGENCY_OFFICER, "SMY", OFFICE),
    ("frank", Role.COMMITTEE, "TAM", None),
    ("grace", Role.COMMITTEE, "SMY", None),
    ("gus", Role.COMMITTEE, "BSE", None),
    ("olga", Role.OBSERVER, "TAM", None),
    ("ada", Role.ADMIN, "TAM", None),
    ("otto", Role.AUDITOR, "TAM", None),
)


def email(name: str) -> str:
    """The address of one of the cast."""
    return f"{name}@anminh.example"


def install_cast(*, now: datetime) -> None:
    """Write the cast into an empty database."""
    hashed = hash_password(PASSWORD, cheap=True)
    with unit_of_work() as session:
        store_first_version(session, now=now)
        units: dict[str | None, int] = {}
        for code, name, kind, parent in UNITS:
            unit = Unit(
                code=code, name=name, kind=kind, parent_id=units.get(parent), valid_from=SINCE
            )
            session.add(unit)
            session.flush()
            units[code] = unit.id
        agencies: dict[str | None, int] = {}
        for name, sector, code, outside in AGENCIES:
            agency = Agency(
                name=name, sector=sector, unit_id=units[code], outside=outside, valid_from=SINCE
            )
            session.add(agency)
            session.flush()
            agencies[name] = agency.id
        team = Team(
            unit_id=units["SMY"],
            name="Tổ dư luận xã hội xã Suối Mây",
            decision_number="12-QĐ/ĐU",
            decision_date=SINCE,
            sector="Dân cư",
        )
        session.add(team)
        for name, role, code, agency_name in PEOPLE:
            person = Person(
                email=email(name), name=name.title(), password_hash=hashed, created_at=now
            )
            session.add(person)
            session.flush()
            session.add(
                Membership(
                    person_id=person.id,
                    role=role.value,
                    unit_id=units[code],
                    agency_id=agencies.get(agency_name),
                    starts_on=SINCE,
                )
            )


class Cast:
    """Looks people, units and agencies up by the names tests use."""

    def actor(self, name: str, *, on: date = date(2026, 3, 2)) -> Actor:
        """One of the cast, with the seats of that day."""
        return actor_of(db.session, self.person(name), on=on)

    def person(self, name: str) -> int:
        """The id of a person."""
        return db.session.scalars(select(Person.id).where(Person.email == email(name))).one()

    def unit(self, code: str) -> int:
        """The id of a unit."""
        return db.session.scalars(select(Unit.id).where(Unit.code == code)).one()

    def agency(self, name: str) -> int:
        """The id of an agency."""
        return db.session.scalars(select(Agency.id).where(Agency.name == name)).one()
