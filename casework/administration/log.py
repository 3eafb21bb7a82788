"""The log of the administration: every command writes one entry, in its own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from casework.history.sealing import hold_log, seal_entry
from casework.models import AdminEvent
from casework.unit_of_work import Writing
from workflows.actors import SYSTEM, Actor

KINDS = frozenset(
    {
        "account_added",
        "account_changed",
        "account_locked",
        "account_opened",
        "account_erased",
        "data_requested",
        "data_request_withdrawn",
        "data_request_done",
        "data_request_refused",
        "password_set",
        "second_factor_dropped",
        "token_made",
        "token_revoked",
        "source_unsealed",
        "vault_opened",
        "vault_purged",
        "role_proposed",
        "role_granted",
        "role_refused",
        "role_ended",
        "unit_added",
        "unit_changed",
        "agency_added",
        "agency_changed",
        "team_added",
        "team_changed",
    }
)
COMMAND_LINE = SYSTEM
"""Whoever works on the server itself has no account there; the log says so."""


def log(
    session: Writing,
    kind: str,
    *,
    actor: Actor,
    now: datetime,
    about: int | None = None,
    **said: Any,
) -> None:
    """``about`` is the person concerned; ``said`` is JSON: names, ids and days, never a secret."""
    if kind not in KINDS:
        raise ValueError(f"the log knows no {kind}")
    hold_log(session)
    entry = AdminEvent(
        recorded_at=now, actor_id=actor.person_id, kind=kind, person_id=about, body=said
    )
    session.add(entry)
    session.flush()
    seal_entry(session, entry)
