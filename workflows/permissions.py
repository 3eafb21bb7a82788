"""The one table role × permission, and the one function that decides.

A permission reads ``<thing>:<deed>``. Deeds on one case are not here: they are the
``by`` of each action in the life cycle, over standings; ``may`` reads both.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from workflows.actors import AGENCY_ROLES, Actor, Role, Standing
from workflows.definition import Action
from workflows.facts import Facts
from workflows.standing import standings


class Permission(StrEnum):
    """What a person may do apart from one case; keep alphabetical."""

    ACCOUNT_KEEP = "account:keep"
    AGENCY_MANAGE = "agency:manage"
    ANCHOR_VIEW = "anchor:view"
    AUDIT_VIEW = "audit:view"
    BOARD_VIEW = "board:view"
    CALENDAR_MANAGE = "calendar:manage"
    CALENDAR_VIEW = "calendar:view"
    CASE_LIST = "case:list"
    CASE_REPORT = "case:report"
    CASE_VIEW = "case:view"
    COVERAGE_VIEW = "coverage:view"
    DATA_REQUEST_ANSWER = "data_request:answer"
    DATA_REQUEST_VIEW = "data_request:view"
    DESK_VIEW = "desk:view"
    DIRECTIVE_VIEW = "directive:view"
    EXPORT_MAKE = "export:make"
    HOT_SPOT_KEEP = "hot_spot:keep"
    HOT_SPOT_VIEW = "hot_spot:view"
    INBOX_VIEW = "inbox:view"
    LEDGER_VIEW = "ledger:view"
    LETTER_MEND = "letter:mend"
    MAP_VIEW = "map:view"
    MEETING_RUN = "meeting:run"
    MEETING_VIEW = "meeting:view"
    MINE_VIEW = "mine:view"
    NOTICE_READ = "notice:read"
    PERSON_MANAGE = "person:manage"
    POLICY_MANAGE = "policy:manage"
    POLICY_VIEW = "policy:view"
    REPORT_MAKE = "report:make"
    TROUBLE_VIEW = "trouble:view"
    UNIT_MANAGE = "unit:manage"


_CASE_ROLES = frozenset(Role) - {Role.ADMIN, Role.AUDITOR}
_COMMITTEE_SIDE = frozenset({Role.COORDINATOR, Role.COMMITTEE})

GRANTS: Mapping[Permission, frozenset[Role]] = {
    Permission.ACCOUNT_KEEP:  frozenset(Role),
    Permission.AGENCY_MANAGE:    frozenset({Role.ADMIN}),
    Permission.ANCHOR_VIEW:      frozenset({Role.COMMITTEE, Role.AUDITOR}),
    Permission.AUDIT_VIEW:    frozenset({Role.AUDITOR}),
    Permission.BOARD_VIEW:       _COMMITTEE_SIDE | {Role.OBSERVER},
    Permission.CALENDAR_MANAGE:  frozenset({Role.ADMIN}),
    Permission.CALENDAR_VIEW:    frozenset(Role),
    Permission.CASE_LIST:        _CASE_ROLES,
    Permission.CASE_REPORT:      frozenset({Role.COLLABORATOR, Role.COORDINATOR}),
    Permission.CASE_VIEW:        _CASE_ROLES,
    Permission.COVERAGE_VIEW:    _COMMITTEE_SIDE | {Role.OBSERVER},
    Permission.DATA_REQUEST_ANSWER: frozenset({Role.ADMIN}),
    Permission.DATA_REQUEST_VIEW: frozenset({Role.ADMIN, Role.AUDITOR}),
    Permission.DESK_VIEW:        frozenset({Role.AGENCY_OFFICER, Role.AGENCY_HEAD}),
    # Agencies too: each reads those on its own cases.
    Permission.DIRECTIVE_VIEW:   _CASE_ROLES - {Role.COLLABORATOR},
    Permission.EXPORT_MAKE:      _COMMITTEE_SIDE,
    Permission.HOT_SPOT_KEEP:    _COMMITTEE_SIDE,
    Permission.HOT_SPOT_VIEW:    _CASE_ROLES - {Role.COLLABORATOR},
    # A committee reads the inbox because a vacant coordinator's duties pass to it.
    Permission.INBOX_VIEW:       _COMMITTEE_SIDE,
    Permission.LEDGER_VIEW:      _COMMITTEE_SIDE | AGENCY_ROLES | {Role.OBSERVER},
    Permission.LETTER_MEND:   frozenset({Role.ADMIN, Role.COORDINATOR}),
    Permission.MAP_VIEW:         _COMMITTEE_SIDE | {Role.OBSERVER},
    Permission.MEETING_RUN:      _COMMITTEE_SIDE,
    Permission.MEETING_VIEW:     _COMMITTEE_SIDE | {Role.OBSERVER},
    Permission.MINE_VIEW:        frozenset({Role.COLLABORATOR}),
    Permission.NOTICE_READ:      frozenset(Role),
    Permission.PERSON_MANAGE:    frozenset({Role.ADMIN}),
    Permission.POLICY_MANAGE:    frozenset({Role.ADMIN}),
    Permission.POLICY_VIEW:      _COMMITTEE_SIDE | {Role.AUDITOR, Role.ADMIN},
    Permission.REPORT_MAKE:      _COMMITTEE_SIDE,
    Permission.TROUBLE_VIEW:     frozenset({Role.COMMITTEE, Role.ADMIN}),
    Permission.UNIT_MANAGE:      frozenset({Role.ADMIN}),
}  # fmt: skip


def may(actor: Actor, deed: Permission | Action, facts: Facts | None = None) -> bool:
    """Whether the actor may do this: a permission by role, an action by standing on the case."""
    if isinstance(deed, Permission):
        return bool(actor.roles & GRANTS[deed])
    if facts is None:
        return False
    here = standings(actor, facts)
    return bool(deed.allowed(facts) & here) and deed.bars(actor.person_id, here, facts) is None


def sees(actor: Actor, facts: Facts) -> bool:
    """Whether the case exists for this actor at all; what fails here is a 404."""
    return bool(standings(actor, facts))


# Who may know which collaborator spoke: nobody but that person (design §6, not negotiable).
KNOWS_THE_REPORTER = frozenset({Standing.REPORTER})
