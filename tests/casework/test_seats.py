"""Who sits where today; access ends with the term, vacant duties pass up."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from casework.database import db
from casework.models import Membership, Person
from casework.seats import actor_of, agency_people, desks, holders, still_serving
from casework.unit_of_work import unit_of_work
from tests.cast import ENVIRONMENT, SINCE, Cast
from workflows.actors import Role, Seat
from workflows.facts import Desk

TODAY = date(2026, 3, 2)


def leave(cast: Cast, *names: str) -> None:
    with unit_of_work() as session:
        people = [cast.person(name) for name in names]
        session.execute(
            update(Membership)
            .where(Membership.person_id.in_(people))
            .values(ends_on=date(2026, 2, 28))
        )


def test_an_actor_has_the_seats_of_the_day(cast: Cast) -> None:
    dan = actor_of(db.session, cast.person("dan"), on=TODAY)
    assert dan.seats == (Seat(Role.AGENCY_OFFICER, cast.unit("TAM"), cast.agency(ENVIRONMENT)),)


@pytest.mark.parametrize(
    ("day", "sits"),
    [
        (date(2025, 6, 30), False),
        (SINCE, True),
        (date(2026, 2, 28), True),
        (date(2026, 3, 1), False),
    ],
)
def test_a_term_includes_its_first_and_its_last_day(cast: Cast, day: date, sits: bool) -> None:
    leave(cast, "bob")
    assert bool(actor_of(db.session, cast.person("bob"), on=day).seats) is sits


def test_a_closed_account_has_no_seat_whatever_its_term(cast: Cast) -> None:
    with unit_of_work() as session:
        session.execute(update(Person).where(Person.id == cast.person("bob")).values(active=False))
    assert actor_of(db.session, cast.person("bob"), on=TODAY).seats == ()


@pytest.mark.parametrize(
    ("gone", "coordinates", "above"),
    [
        ((), ("coordinator", "SMY"), ("coordinator", "TAM")),
        (("bob",), ("coordinator", "TAM"), ("committee", "TAM")),
        (("carol",), ("coordinator", "SMY"), ("committee", "TAM")),
        (("bob", "carol"), ("committee", "TAM"), ("committee", "TAM")),
    ],
)
def test_a_vacant_desk_passes_its_duty_up_at_once(
    cast: Cast, gone: tuple[str, ...], coordinates: tuple[str, str], above: tuple[str, str]
) -> None:
    leave(cast, *gone)
    lineage = (cast.unit("SMY"), cast.unit("TAM"))
    wanted = [Desk(Role(role), cast.unit(code)) for role, code in (coordinates, above)]
    assert list(desks(db.session, lineage, on=TODAY)) == wanted


def test_people_are_found_by_role_unit_and_agency(cast: Cast) -> None:
    units = (cast.unit("SMY"), cast.unit("BSE"))
    found = holders(db.session, Role.COMMITTEE, units, on=TODAY)
    assert found == {cast.person("grace"), cast.person("gus")}
    agency = (cast.agency(ENVIRONMENT),)
    heads = agency_people(db.session, {Role.AGENCY_HEAD}, agency, on=TODAY)
    assert heads == {cast.person("dora")}


def test_only_collaborators_in_their_term_still_serve(cast: Cast) -> None:
    leave(cast, "amy")
    people = [cast.person(name) for name in ("alice", "amy", "bob")]
    assert still_serving(db.session, people, on=TODAY) == {cast.person("alice")}
