"""From seats to standings: who somebody is towards one case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workflows.actors import SYSTEM, Actor, Role, Seat, Standing
from workflows.facts import Desk, Facts
from workflows.standing import standings
from workflows.states import State

PROVINCE, COMMUNE, OTHER = 1, 2, 3
LEAD, SUPPORT, COMPLAINED = 10, 11, 12
CASE = Facts(
    type="pollution",
    state=State.IN_PROGRESS,
    now=datetime(2026, 3, 2, tzinfo=UTC),
    screened=True,
    lineage=(COMMUNE, PROVINCE),
    coordinating=Desk(Role.COORDINATOR, COMMUNE),
    coordinating_above=Desk(Role.COORDINATOR, PROVINCE),
    lead_id=LEAD,
    supporting=frozenset({SUPPORT}),
    complained=frozenset({COMPLAINED}),
    reporters=frozenset({100}),
    confirmers=frozenset({101}),
)
UNTAKEN = replace(CASE, state=State.REPORTED, screened=False, lead_id=None, supporting=frozenset())
OBJECTED = replace(CASE, state=State.CLOSED, objected=True)
GONE_UP = replace(
    CASE,
    lineage=(PROVINCE,),
    past_units=frozenset({COMMUNE}),
    coordinating=Desk(Role.COORDINATOR, PROVINCE),
    coordinating_above=Desk(Role.COMMITTEE, PROVINCE),
)
VACANT = replace(
    CASE,
    coordinating=Desk(Role.COORDINATOR, PROVINCE),
    coordinating_above=Desk(Role.COMMITTEE, PROVINCE),
)
ALL_VACANT = replace(
    CASE,
    coordinating=Desk(Role.COMMITTEE, PROVINCE),
    coordinating_above=Desk(Role.COMMITTEE, PROVINCE),
)


def seat(role: str, unit: int, agency: int | None = None, person: int = 7) -> Actor:
    return Actor(person, (Seat(Role(role), unit, agency),))


def two_seats(role: str, unit: int, agency: int | None, person: int) -> Actor:
    """A collaborator who also handles the case: no witness of their own work."""
    collaborator = Seat(Role.COLLABORATOR, COMMUNE)
    return Actor(person, (collaborator, Seat(Role(role), unit, agency)))


# Who, on which case, stands how: typed by hand from design §2.
ROWS = [
    (seat("collaborator", COMMUNE, person=100), CASE, "reporter"),
    (seat("collaborator", COMMUNE, person=101), CASE, "confirmer"),
    (seat("collaborator", COMMUNE), CASE, ""),
    (seat("observer", PROVINCE, person=100), replace(CASE, screened=False), ""),
    (two_seats("agency_officer", PROVINCE, LEAD, person=100), CASE, "lead"),
    (two_seats("agency_officer", PROVINCE, SUPPORT, person=101), CASE, "support"),
    (two_seats("coordinator", COMMUNE, None, person=101), CASE, "coordinator reader"),
    (seat("coordinator", COMMUNE), CASE, "coordinator reader"),
    (seat("coordinator", PROVINCE), CASE, "coordinator_above reader"),
    (seat("coordinator", OTHER), CASE, ""),
    (seat("committee", COMMUNE), CASE, "committee reader"),
    (seat("committee", PROVINCE), CASE, "committee reader"),
    (seat("committee", OTHER), CASE, ""),
    (seat("observer", PROVINCE), CASE, "reader"),
    (seat("observer", COMMUNE), CASE, "reader"),
    (seat("observer", OTHER), CASE, ""),
    (seat("observer", COMMUNE), UNTAKEN, ""),
    (seat("agency_officer", PROVINCE, LEAD), CASE, "lead"),
    (seat("agency_head", PROVINCE, LEAD), CASE, "lead"),
    (seat("agency_officer", PROVINCE, SUPPORT), CASE, "support"),
    (seat("agency_officer", PROVINCE, COMPLAINED), CASE, ""),
    (seat("agency_officer", COMMUNE, 13), CASE, ""),
    (seat("agency_officer", PROVINCE, LEAD), UNTAKEN, ""),
    (seat("admin", PROVINCE), CASE, ""),
    (seat("auditor", PROVINCE), CASE, ""),
    (seat("coordinator", PROVINCE), OBJECTED, "coordinator_above decider reader"),
    (seat("coordinator", COMMUNE), OBJECTED, "coordinator reader"),
    (seat("coordinator", COMMUNE), GONE_UP, "reader"),
    (seat("committee", COMMUNE), GONE_UP, "reader"),
    (seat("observer", COMMUNE), GONE_UP, "reader"),
    (seat("coordinator", PROVINCE), GONE_UP, "coordinator reader"),
    (seat("committee", PROVINCE), GONE_UP, "committee reader"),
    (seat("committee", PROVINCE), replace(GONE_UP, objected=True), "committee decider reader"),
    (seat("coordinator", PROVINCE), VACANT, "coordinator reader"),
    (seat("committee", PROVINCE), ALL_VACANT, "committee coordinator reader"),
    (seat("committee", COMMUNE), ALL_VACANT, "committee reader"),
    (SYSTEM, CASE, "system"),
]


@pytest.mark.parametrize(("actor", "case", "words"), ROWS)
def test_somebody_stands_to_a_case_as_typed_here(actor: Actor, case: Facts, words: str) -> None:
    assert {standing.value for standing in standings(actor, case)} == set(words.split())


def test_an_agency_complained_about_stands_nowhere_even_if_it_leads() -> None:
    case = replace(CASE, complained=frozenset({LEAD}))
    assert standings(seat("agency_head", PROVINCE, LEAD), case) == frozenset()


def test_a_reporter_whose_term_has_ended_stands_nowhere() -> None:
    assert standings(Actor(100, ()), CASE) == frozenset()


def test_two_seats_add_up() -> None:
    both = Actor(7, (Seat(Role.COORDINATOR, COMMUNE), Seat(Role.AGENCY_OFFICER, PROVINCE, LEAD)))
    wanted = {Standing.COORDINATOR, Standing.READER, Standing.LEAD}
    assert standings(both, CASE) == wanted
