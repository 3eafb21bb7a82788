"""Asking for a list to take away, and how far it is; only who asked ever gets it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, select

from casework.errors import NotAllowed, NotFound
from casework.exports.scope import scope_of
from casework.models import Export, OutboxItem
from casework.outbox import put
from casework.seats import Reading
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from workflows.actors import Actor
from workflows.permissions import Permission, may

OVERDUE: Final = "overdue"
BRIEFING: Final = "briefing"
CONCLUSIONS: Final = "conclusions"
TOPIC: Final = "export"
TOKEN_BYTES: Final = 24


class Progress(NamedTuple):
    """How far a list is: rows written, the file's name once it is there, or given up.

    ``outgrown``: it was made for another scope than its asker has now, so that it is not given out.
    """

    what: str
    recorded_at: datetime
    rows_done: int
    sha256: str | None
    failed: bool
    outgrown: bool


def ask_for_export(what: str, filters: Mapping[str, Any], *, actor: Actor, now: datetime) -> str:
    """Ask for a list as a spreadsheet; returns the token it is fetched by."""
    if not may(actor, Permission.EXPORT_MAKE):
        raise NotAllowed
    with unit_of_work() as session:
        export = Export(
            token=secrets.token_urlsafe(TOKEN_BYTES),
            person_id=actor.person_id,
            what=what,
            filters=dict(filters),
            recorded_at=now,
        )
        session.add(export)
        session.flush()
        put(session, TOPIC, export.id, now)
        return str(export.token)


def export_progress(session: Reading, token: str, *, actor: Actor) -> Progress:
    """The list somebody asked for; NotFound for anybody else."""
    row = session.execute(
        select(
            Export.what,
            Export.recorded_at,
            Export.rows_done,
            Export.sha256,
            OutboxItem.dead_at.is_not(None).label("failed"),
            Export.scope,
        )
        .outerjoin(OutboxItem, and_(OutboxItem.topic == TOPIC, OutboxItem.subject_id == Export.id))
        .where(Export.token == token, Export.person_id == actor.person_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    outgrown = row.sha256 is not None and row.scope != scope_of(actor, read_tree(session))
    return Progress(*row[:-1], outgrown)
