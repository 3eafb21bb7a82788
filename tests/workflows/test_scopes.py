"""The one table scope × permission, typed here a second time."""

from __future__ import annotations

import pytest

from workflows.actors import Actor, Role, Seat
from workflows.permissions import Permission
from workflows.scopes import (
    SCOPE_LABELS,
    SCOPES,
    Scope,
    read_scopes,
    scope_needed,
    scopes_offered,
    written,
)

TYPED = {
    "act": "case:view",
    "export": "export:make",
    "read": "board:view calendar:view case:list case:view desk:view inbox:view mine:view "
    "notice:read policy:view",
    "report": "case:report",
}


def holding(role: Role) -> Actor:
    return Actor(7, (Seat(role, 2, 10 if "agency" in role else None),))


@pytest.mark.parametrize("scope", Scope)
def test_a_scope_reaches_what_is_typed_here(scope: Scope) -> None:
    assert {each.value for each in SCOPES[scope]} == set(TYPED[scope].split())


def test_every_scope_has_its_words() -> None:
    assert set(SCOPES) == set(SCOPE_LABELS) == set(Scope)


@pytest.mark.parametrize(
    "permission",
    [each for each in Permission if each.endswith((":manage", ":mend", ":keep", "audit:view"))],
)
def test_what_administers_audits_or_keeps_an_account_is_in_no_scope(permission: Permission) -> None:
    assert scope_needed(permission, writes=True) is None
    assert scope_needed(permission, writes=False) is None


def test_a_request_needs_one_scope_by_what_it_does() -> None:
    assert scope_needed(Permission.CASE_VIEW, writes=False) is Scope.READ
    assert scope_needed(Permission.CASE_VIEW, writes=True) is Scope.ACT
    assert scope_needed(Permission.CASE_REPORT, writes=True) is Scope.REPORT
    assert scope_needed(Permission.EXPORT_MAKE, writes=False) is Scope.EXPORT
    assert scope_needed(Permission.CASE_LIST, writes=True) is None


def test_only_scopes_that_open_something_are_offered() -> None:
    assert set(scopes_offered(holding(Role.COLLABORATOR))) == {Scope.READ, Scope.REPORT, Scope.ACT}
    assert set(scopes_offered(holding(Role.AUDITOR))) == {Scope.READ}
    assert set(scopes_offered(holding(Role.COMMITTEE))) == {Scope.READ, Scope.ACT, Scope.EXPORT}
    assert scopes_offered(Actor(7)) == ()


def test_scopes_are_kept_as_words_and_unknown_ones_open_nothing() -> None:
    assert written({Scope.READ, Scope.ACT}) == "act read"
    assert read_scopes("act read") == {Scope.READ, Scope.ACT}
    assert read_scopes("everything read") == {Scope.READ}
    assert read_scopes("") == frozenset()
