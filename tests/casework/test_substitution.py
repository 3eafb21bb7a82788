"""Who is told in somebody's place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.administration.substitutes import name_substitute
from casework.database import db
from casework.seating import AskedSeating, read_seating
from casework.substitution import colleagues
from tests.cases import Cases
from tests.casework.stored import last_event, told
from tests.cast import ENVIRONMENT, Cast
from tests.two_admins import grant, second_admin
from workflows.actors import AGENCY_ROLES, Role
from workflows.states import State

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 6)


def stand_in(cases: Cases, away: str, substitute: str) -> None:
    name_substitute(
        cases.cast.person(away),
        actor=cases.cast.actor(away),
        now=cases.now,
        substitute=cases.cast.person(substitute),
        starts_on=FIRST,
        ends_on=LAST,
    )


def give_seat(cases: Cases, who: str, role: Role, unit: str) -> None:
    cast, now = cases.cast, cases.now
    abe = second_admin(cast, now)
    seat = {"role": role.value, "unit": cast.unit(unit), "starts_on": date(2026, 1, 1)}
    grant(cast, now, who, abe, **seat)


def test_both_are_told_from_the_first_day_to_the_last(cases: Cases) -> None:
    give_seat(cases, "grace", Role.COORDINATOR, "SMY")
    give_seat(cases, "wendy", Role.COMMITTEE, "SMY")
    stand_in(cases, "bob", "wendy")
    assert told(last_event(cases.reported())) >= {"bob", "wendy"}
    cases.now += timedelta(days=5)
    assert "wendy" not in told(last_event(cases.reported()))


def test_an_agencys_officer_is_stood_in_for_by_a_colleague(cases: Cases) -> None:
    ref = cases.at(State.RESOLVED)
    stand_in(cases, "dan", "dora")
    cases.do("bob", ref, "rework")
    assert told(last_event(ref)) >= {"dan", "dora"}


def test_a_substitute_whose_own_seat_has_ended_is_told_nothing(cases: Cases) -> None:
    give_seat(cases, "grace", Role.COORDINATOR, "SMY")
    stand_in(cases, "bob", "grace")
    later = AskedSeating(db.session, LAST)
    assert cases.cast.person("grace") in later.holders(Role.COORDINATOR, cases.cast.unit("SMY"))
    elsewhere = later.holders(Role.COORDINATOR, cases.cast.unit("BSE"))
    assert cases.cast.person("grace") not in elsewhere


def test_what_the_sweep_reads_at_once_is_what_is_asked_one_by_one(cases: Cases, cast: Cast) -> None:
    give_seat(cases, "wendy", Role.COMMITTEE, "SMY")
    stand_in(cases, "bob", "wendy")
    stand_in(cases, "dan", "dora")
    asked, whole = AskedSeating(db.session, FIRST), read_seating(db.session, on=FIRST)
    units = [cast.unit(code) for code in ("TAM", "SMY", "BSE")]
    for unit in units:
        for role in (Role.COORDINATOR, Role.COMMITTEE):
            assert asked.holders(role, unit) == whole.holders(role, unit)
    agencies = (cast.agency(ENVIRONMENT),)
    for roles in (AGENCY_ROLES, {Role.AGENCY_OFFICER}, {Role.AGENCY_HEAD}):
        assert asked.members(roles, agencies) == whole.members(roles, agencies)
    assert cast.person("wendy") in whole.holders(Role.COORDINATOR, cast.unit("SMY"))


@pytest.mark.parametrize(
    ("who", "names"), [("dan", ["Dora"]), ("bob", ["Grace"]), ("alice", []), ("ada", [])]
)
def test_colleagues_sit_in_the_same_office_or_agency(
    cases: Cases, cast: Cast, who: str, names: list[str]
) -> None:
    found = colleagues(db.session, cast.person(who), on=FIRST)
    assert [each.name for each in found] == names
