"""Roles, seats and what an actor's seats add up to."""

from __future__ import annotations

from workflows.actors import AGENCY_ROLES, ROLE_LABELS, SYSTEM, Actor, Role, Seat, Standing

ACTOR = Actor(
    7,
    (
        Seat(Role.COORDINATOR, 1),
        Seat(Role.COORDINATOR, 2),
        Seat(Role.AGENCY_HEAD, 1, 10),
        Seat(Role.COMMITTEE, 1),
    ),
)


def test_the_roles_are_those_of_the_design() -> None:
    assert {role.value for role in Role} == {
        "collaborator", "coordinator", "agency_officer", "agency_head", "committee",
        "observer", "auditor", "admin",
    }  # fmt: skip
    assert {"agency_officer", "agency_head"} == AGENCY_ROLES


def test_every_role_has_a_word_in_both_languages() -> None:
    assert set(ROLE_LABELS) == set(Role)
    assert all(all(label) for label in ROLE_LABELS.values())


def test_an_actor_has_the_roles_units_and_agencies_of_its_seats() -> None:
    assert ACTOR.roles == {Role.COORDINATOR, Role.AGENCY_HEAD, Role.COMMITTEE}
    assert ACTOR.units(Role.COORDINATOR) == {1, 2}
    assert ACTOR.units(Role.OBSERVER) == frozenset()
    assert ACTOR.agencies == {10}


def test_a_seat_outside_an_agency_gives_no_agency() -> None:
    assert Actor(7, (Seat(Role.COORDINATOR, 1, 10),)).agencies == frozenset()


def test_the_system_is_nobody() -> None:
    assert SYSTEM.person_id is None
    assert SYSTEM.roles == frozenset()


def test_the_witnesses_sign_first() -> None:
    assert list(Standing)[:2] == [Standing.REPORTER, Standing.CONFIRMER]
