"""Read at once or asked one by one: the same people sit in the same places."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from casework.database import db
from casework.models import Membership, Person
from casework.seating import AskedSeating, read_seating
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cast import ENVIRONMENT, OFFICE, Cast
from workflows.actors import AGENCY_ROLES, Role

TODAY = date(2026, 3, 2)
PLACES = ("TAM", "SMY", "BSE")


def gone(cast: Cast, *names: str, active: bool = True) -> None:
    people = [cast.person(name) for name in names]
    with unit_of_work() as session:
        if active:
            term = {"ends_on": date(2026, 3, 1)}
            session.execute(update(Membership).where(Membership.person_id.in_(people)).values(term))
        else:
            session.execute(update(Person).where(Person.id.in_(people)).values(active=False))


@pytest.mark.parametrize("left", [(), ("bob",), ("carol",), ("bob", "carol", "dora", "grace")])
def test_both_ways_find_the_same(cast: Cast, left: tuple[str, ...]) -> None:
    gone(cast, *left)
    asked, whole = AskedSeating(db.session, TODAY), read_seating(db.session, on=TODAY)
    tree = read_tree(db.session)
    for unit in map(cast.unit, PLACES):
        assert whole.desks(tree.lineage(unit)) == asked.desks(tree.lineage(unit))
        for role in (Role.COORDINATOR, Role.COMMITTEE):
            assert whole.holders(role, unit) == asked.holders(role, unit)
    for roles in ({Role.AGENCY_HEAD}, {Role.AGENCY_OFFICER}, AGENCY_ROLES):
        agencies = (cast.agency(ENVIRONMENT), cast.agency(OFFICE))
        assert whole.members(roles, agencies) == asked.members(roles, agencies)


def test_it_is_known_by_hand(cast: Cast) -> None:
    whole = read_seating(db.session, on=TODAY)
    assert whole.holders(Role.COORDINATOR, cast.unit("SMY")) == {cast.person("bob")}
    heads = whole.members({Role.AGENCY_HEAD}, [cast.agency(ENVIRONMENT)])
    assert heads == {cast.person("dora")}
    assert whole.members(AGENCY_ROLES, []) == frozenset()


def test_a_term_that_ended_and_an_account_that_was_closed_sit_nowhere(cast: Cast) -> None:
    gone(cast, "bob")
    gone(cast, "dora", active=False)
    whole = read_seating(db.session, on=TODAY)
    assert whole.holders(Role.COORDINATOR, cast.unit("SMY")) == frozenset()
    assert whole.members({Role.AGENCY_HEAD}, [cast.agency(ENVIRONMENT)]) == frozenset()
