"""The same sight has the same fingerprint, and any other has another."""

from __future__ import annotations

from casework.exports.scope import scope_of
from casework.units import UnitTree
from workflows.actors import Actor, Role, Seat

TREE = UnitTree({1: None, 2: 1, 3: 1})
COMMITTEE = Seat(Role.COMMITTEE, 1)
COMMUNE = Seat(Role.COORDINATOR, 2)


def scope(*seats: Seat, tree: UnitTree = TREE) -> str:
    return scope_of(Actor(7, seats), tree)


def test_the_order_of_seats_does_not_matter() -> None:
    assert scope(COMMITTEE, COMMUNE) == scope(COMMUNE, COMMITTEE)
    assert len(scope(COMMITTEE)) == 64


def test_another_role_unit_or_agency_is_another_scope() -> None:
    seen = {
        scope(*seats)
        for seats in (
            (),
            (COMMITTEE,),
            (COMMUNE,),
            (COMMITTEE, COMMUNE),
            (Seat(Role.COMMITTEE, 2),),
            (Seat(Role.COORDINATOR, 3),),
            (Seat(Role.AGENCY_HEAD, 2, 4),),
            (Seat(Role.AGENCY_HEAD, 2, 5),),
        )
    }
    assert len(seen) == 8


def test_so_is_another_reach_from_the_same_seat() -> None:
    assert scope(COMMITTEE) != scope(COMMITTEE, tree=UnitTree({1: None, 2: 1}))
    assert scope(COMMUNE) == scope(COMMUNE, tree=UnitTree({1: None, 2: 1}))
