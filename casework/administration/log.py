"""The log of the administration: every command writes one entry, in its own transaction.

Of what gives or takes a role the auditors are told at once, in their inbox and by their letter.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from casework.history.sealing import hold_log, seal_entry
from casework.models import AdminEvent, Notice
from casework.past import past_under_way
from casework.refs import ZONE
from casework.seats import of_roles
from casework.unit_of_work import Writing
from workflows.actors import SYSTEM, Actor, Role

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
        "breach_listed",
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
TOLD = frozenset({"role_proposed", "role_granted", "role_refused", "role_ended"})
"""An auditor who reads the log once a quarter would find a role that was held for a day too late."""
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
    if kind in TOLD:
        _tell_auditors(session, entry, actor)


def _tell_auditors(session: Writing, entry: AdminEvent, actor: Actor) -> None:
    """Due at once: the day's letter is made when the office is open, as for everybody."""
    now = entry.recorded_at
    auditors = of_roles(session, {Role.AUDITOR}, on=now.astimezone(ZONE).date())
    send_at = None if past_under_way() else now
    session.add_all(
        Notice(person_id=person, admin_event_id=entry.id, recorded_at=now, send_at=send_at)
        for person in sorted(auditors - {actor.person_id})
    )
