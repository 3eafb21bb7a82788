"""Write the invented province into an empty database: units, agencies, teams, people."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casework.calendar.stored import store_first_version
from casework.demo_data.accounts import DEMO_PASSWORD
from casework.demo_data.people import Sitting, sittings
from casework.demo_data.places import COMMUNES, PROVINCE, TOP, Place, offices
from casework.models import Agency, Membership, Person, Team, Unit
from casework.passwords import hash_password
from casework.refs import ZONE
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Role

# The two tiers began that day; a history that starts earlier founds them earlier.
TWO_TIERS = date(2025, 7, 1)
HEADS = {"province": "tỉnh", "commune": "xã", "ward": "phường", "special_zone": "đặc khu"}


def install(*, starts_at: datetime, ends_at: datetime) -> None:
    """Everything but cases, in one transaction; the terms are set against ``ends_at``."""
    since = min(TWO_TIERS, starts_at.astimezone(ZONE).date() - timedelta(days=30))
    today = ends_at.astimezone(ZONE).date()
    with unit_of_work() as session:
        store_first_version(session, now=starts_at)
        units = _units(session, since)
        agencies = _agencies(session, since, units)
        teams = _teams(session, since, units)
        people = _people(session, starts_at)
        for one in sittings():
            session.add(
                Membership(
                    person_id=people[one.email],
                    role=one.role.value,
                    unit_id=units[one.unit],
                    agency_id=agencies[one.agency] if one.agency else None,
                    team_id=teams[one.unit] if one.role is Role.COLLABORATOR else None,
                    starts_on=_day(today, one.came_days_ago) or since,
                    ends_on=_day(today, one.left_days_ago),
                )
            )
        _name_team_leads(session, teams, people)


def _day(today: date, days_ago: int | None) -> date | None:
    return None if days_ago is None else today - timedelta(days=days_ago)


def _units(session: Writing, since: date) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in (PROVINCE, *COMMUNES):
        unit = Unit(
            code=place.code,
            name=place.name,
            kind=place.kind,
            parent_id=found.get(TOP),
            valid_from=since,
            latitude=place.latitude,
            longitude=place.longitude,
        )
        session.add(unit)
        session.flush()
        found[place.code] = unit.id
    return found


def _agencies(session: Writing, since: date, units: dict[str, int]) -> dict[str, int]:
    rows = [
        Agency(
            unit_id=units[office.unit],
            name=office.name,
            sector=office.sector,
            outside=office.outside,
            valid_from=since,
        )
        for office in offices()
    ]
    session.add_all(rows)
    session.flush()
    return {row.name: row.id for row in rows}


def _teams(session: Writing, since: date, units: dict[str, int]) -> dict[str, int]:
    rows = {
        place.code: _team(place, number, since + timedelta(days=number % 9), units[place.code])
        for number, place in enumerate((PROVINCE, *COMMUNES))
    }
    session.add_all(rows.values())
    session.flush()
    return {code: row.id for code, row in rows.items()}


def _team(place: Place, number: int, decided: date, unit_id: int) -> Team:
    top = place.code == TOP
    return Team(
        unit_id=unit_id,
        name=f"Tổ dư luận xã hội {place.inline}",
        decision_number="08-QĐ/TU" if top else f"{number + 14}-QĐ/ĐU.{place.code}",
        decision_date=decided,
        sector="Theo lĩnh vực" if top else f"Dân cư {HEADS[place.kind]}",
    )


def _people(session: Writing, now: datetime) -> dict[str, int]:
    # One hash for all: the password is the same and public, and hashing each would take a while.
    hashed = hash_password(DEMO_PASSWORD, cheap=True)
    rows = [_person(one, hashed, now) for one in sittings()]
    session.add_all(rows)
    session.flush()
    return {row.email: row.id for row in rows}


def _person(one: Sitting, hashed: str, now: datetime) -> Person:
    return Person(email=one.email, name=one.name, password_hash=hashed, created_at=now)


def _name_team_leads(session: Writing, teams: dict[str, int], people: dict[str, int]) -> None:
    for code, team_id in teams.items():
        team = session.get(Team, team_id)
        first = next(
            one for one in sittings() if one.unit == code and one.role is Role.COLLABORATOR
        )
        if team is not None:
            team.lead_id = people[first.email]
