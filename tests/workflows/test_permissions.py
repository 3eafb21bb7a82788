"""The one table role × permission, typed here a second time, and the one function that decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.table import situation
from tests.workflows.situations import facts_of
from workflows.actors import SYSTEM, Actor, Role, Seat
from workflows.facts import Desk
from workflows.permissions import GRANTS, KNOWS_THE_REPORTER, Permission, may, sees
from workflows.types import CASE_TYPES

CASE_ROLES = "collaborator coordinator agency_officer agency_head committee observer"
TYPED = {
    "account:keep": CASE_ROLES + " auditor admin",
    "agency:manage": "admin",
    "anchor:view": "committee auditor",
    "audit:view": "auditor",
    "board:view": "coordinator committee observer",
    "calendar:manage": "admin",
    "calendar:view": CASE_ROLES + " auditor admin",
    "case:list": CASE_ROLES,
    "case:report": "collaborator coordinator",
    "case:view": CASE_ROLES,
    "coverage:view": "coordinator committee observer",
    "data_request:answer": "admin",
    "data_request:view": "admin auditor",
    "desk:view": "agency_officer agency_head",
    "directive:view": "coordinator agency_officer agency_head committee observer",
    "export:make": "coordinator committee",
    "hot_spot:keep": "coordinator committee",
    "hot_spot:view": "coordinator agency_officer agency_head committee observer",
    "inbox:view": "coordinator committee",
    "ledger:view": "coordinator committee agency_officer agency_head observer",
    "letter:mend": "coordinator admin",
    "map:view": "coordinator committee observer",
    "meeting:run": "coordinator committee",
    "meeting:view": "coordinator committee observer",
    "mine:view": "collaborator",
    "notice:read": CASE_ROLES + " auditor admin",
    "person:manage": "admin",
    "policy:manage": "admin",
    "policy:view": "coordinator committee auditor admin",
    "report:make": "coordinator committee",
    "trouble:view": "committee admin",
    "unit:manage": "admin",
}
DECIDE = CASE_TYPES["pollution"].by_name["decide_category"]


def holding(*roles: Role) -> Actor:
    return Actor(7, tuple(Seat(role, 2, 10 if "agency" in role else None) for role in roles))


@pytest.mark.parametrize("permission", Permission)
def test_a_role_is_granted_what_is_typed_here(permission: Permission) -> None:
    granted = {role.value for role in Role if may(holding(role), permission)}
    assert granted == set(TYPED[permission].split())


def test_every_permission_is_granted_to_somebody_and_sorted() -> None:
    assert set(GRANTS) == set(Permission)
    assert all(GRANTS.values())
    assert [each.value for each in Permission] == sorted(TYPED)


def test_nobody_without_a_seat_may_anything() -> None:
    assert not any(may(Actor(7), permission) for permission in Permission)
    assert not any(may(SYSTEM, permission) for permission in Permission)


def test_an_action_is_decided_by_standing_and_needs_a_case() -> None:
    facts = replace(facts_of(situation("reported")), coordinating=Desk(Role.COORDINATOR, 2))
    assess = CASE_TYPES["pollution"].by_name["assess"]
    assert may(holding(Role.COORDINATOR), assess, facts)
    assert not may(holding(Role.COLLABORATOR), assess, facts)
    assert not may(holding(Role.COORDINATOR), assess)


def test_whoever_asked_may_not_decide_even_with_the_standing() -> None:
    facts = replace(facts_of(situation("assessed", "category_asked")), category_asked_by=7)
    assert not may(holding(Role.COMMITTEE), DECIDE, facts)
    assert may(holding(Role.COMMITTEE), DECIDE, replace(facts, category_asked_by=8))


def test_a_case_is_seen_by_those_who_stand_to_it() -> None:
    facts = facts_of(situation("in_progress"))
    assert sees(holding(Role.COMMITTEE), facts)
    assert not sees(holding(Role.ADMIN), facts)


def test_only_the_reporter_knows_the_reporter() -> None:
    assert {standing.value for standing in KNOWS_THE_REPORTER} == {"reporter"}
