"""What a program's token may reach: the one table scope × permission.

A token never does more than its person may; and what administers, audits or keeps an account is
in no scope at all, so that no token can do it whoever holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from workflows.actors import Actor
from workflows.permissions import Permission, may
from workflows.words import Label


class Scope(StrEnum):
    """What a token was made for; keep alphabetical."""

    ACT = "act"
    EXPORT = "export"
    READ = "read"
    REPORT = "report"


SCOPES: Mapping[Scope, frozenset[Permission]] = {
    # Actions on a case: which ones, its person's standing decides as it does on the page.
    Scope.ACT:    frozenset({Permission.CASE_VIEW}),
    Scope.EXPORT: frozenset({Permission.EXPORT_MAKE}),
    Scope.READ:   frozenset({
        Permission.BOARD_VIEW, Permission.CALENDAR_VIEW, Permission.CASE_LIST,
        Permission.CASE_VIEW, Permission.DESK_VIEW, Permission.INBOX_VIEW,
        Permission.MINE_VIEW, Permission.NOTICE_READ, Permission.POLICY_VIEW,
    }),
    Scope.REPORT: frozenset({Permission.CASE_REPORT}),
}  # fmt: skip

SCOPE_LABELS: Mapping[Scope, Label] = {
    Scope.READ: Label("Đọc", "Read"),
    Scope.REPORT: Label("Gửi phản ánh", "Report"),
    Scope.ACT: Label("Xử lý vụ việc", "Act on cases"),
    Scope.EXPORT: Label("Xuất dữ liệu", "Export"),
}


def scope_needed(permission: Permission, *, writes: bool) -> Scope | None:
    """The scope a request with this permission needs; None when no token may send it."""
    asked = (Scope.REPORT, Scope.ACT, Scope.EXPORT) if writes else (Scope.READ, Scope.EXPORT)
    return next((scope for scope in asked if permission in SCOPES[scope]), None)


def scopes_offered(actor: Actor) -> tuple[Scope, ...]:
    """The scopes in which the actor holds some permission; any other would open nothing."""
    return tuple(scope for scope in SCOPE_LABELS if any(may(actor, each) for each in SCOPES[scope]))


def written(scopes: Iterable[Scope]) -> str:
    """As the database keeps them: words with blanks between, in order."""
    return " ".join(sorted(scopes))


def read_scopes(text: str) -> frozenset[Scope]:
    """What ``written`` wrote; a word that is no scope any more opens nothing."""
    return frozenset(Scope(word) for word in text.split() if word in set(Scope))
