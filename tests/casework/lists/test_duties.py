"""For which units somebody is the desk; held against ``casework.seats.desks`` unit by unit."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from sqlalchemy import update

from casework.database import db
from casework.lists.duties import Duties, duties_of
from casework.models import Membership
from casework.seats import desks
from casework.unit_of_work import unit_of_work
from casework.units import UnitTree
from tests.cast import Cast
from workflows.actors import Role
from workflows.facts import Desk

TODAY = date(2026, 3, 2)
GONE = date(2026, 2, 28)
COORDINATORS = ("bob", "bill", "carol")


def duties(cast: Cast, tree: UnitTree, who: str) -> Duties:
    return duties_of(db.session, cast.actor(who), tree, on=TODAY)


def leave(cast: Cast, *names: str) -> None:
    with unit_of_work() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id.in_([cast.person(name) for name in names]))
            .values(ends_on=GONE)
        )


def test_a_coordinator_has_the_own_unit(cast: Cast, tree: UnitTree) -> None:
    assert duties(cast, tree, "bob").coordinated == {cast.unit("SMY")}
    assert duties(cast, tree, "carol").coordinated == {cast.unit("TAM")}
    assert duties(cast, tree, "carol").above == {cast.unit("SMY"), cast.unit("BSE")}


def test_a_committee_coordinates_nothing_while_the_desks_are_filled(
    cast: Cast, tree: UnitTree
) -> None:
    mine = duties(cast, tree, "frank")
    assert mine.coordinated == frozenset()
    assert mine.above == {cast.unit("TAM")}
    assert mine.second == frozenset()
    assert mine.overseen == {cast.unit(code) for code in ("TAM", "SMY", "BSE")}


def test_a_vacant_desk_passes_up(cast: Cast, tree: UnitTree) -> None:
    leave(cast, "bob")
    assert cast.unit("SMY") in duties(cast, tree, "carol").coordinated
    assert duties(cast, tree, "frank").above >= {cast.unit("SMY"), cast.unit("TAM")}


def test_somebody_without_such_a_seat_has_none(cast: Cast, tree: UnitTree) -> None:
    for who in ("alice", "dan", "olga", "ada"):
        assert not any(duties(cast, tree, who))


VACANCIES = [gone for n in range(4) for gone in combinations(COORDINATORS, n)]


@pytest.mark.parametrize("gone", VACANCIES, ids=lambda gone: "-".join(gone) or "nobody")
def test_it_says_the_same_as_the_rule_for_one_unit(
    cast: Cast, tree: UnitTree, gone: tuple[str, ...]
) -> None:
    if gone:
        leave(cast, *gone)
    pairs = {unit: desks(db.session, tree.lineage(unit), on=TODAY) for unit in tree.parents}
    for who in (*COORDINATORS, "frank", "grace", "gus"):
        held = {Desk(seat.role, seat.unit_id) for seat in cast.actor(who).seats}
        mine = duties(cast, tree, who)
        assert mine.coordinated == {unit for unit, (desk, _) in pairs.items() if desk in held}
        assert mine.above == {unit for unit, (_, over) in pairs.items() if over in held}
        assert all(pairs[unit][1].role is Role.COORDINATOR for unit in mine.second)
