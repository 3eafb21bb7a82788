"""A person's notices, newest first; the case is named only while this person may see it.

So is a deed of the administration only while they audit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from casework.lists.audit import deeds_by_id
from casework.models import Case, CaseEvent, CaseText, Notice
from casework.notices import numbered
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.permissions import Permission, may

PAGE = 30


class Inbox(NamedTuple):
    """One page: the notices, by id the cases and deeds of theirs that may be read, and where to go on."""

    rows: Sequence[Row[Any]]
    cases: dict[int, Row[Any]]
    deeds: Mapping[int, Row[Any]]
    older_than: int | None


def inbox(
    session: Reading,
    actor: Actor,
    tree: UnitTree,
    *,
    older_than: int | None = None,
    only_unread: bool = False,
    limit: int = PAGE,
) -> Inbox:
    """The notices before the ``number`` ``older_than``, with the event each one tells of."""
    mine = numbered(actor)
    statement = (
        select(
            mine.c.number,
            Notice.case_id,
            Notice.admin_event_id,
            Notice.read_at,
            CaseEvent.kind,
            CaseEvent.body,
            CaseEvent.standing,
            func.coalesce(CaseEvent.recorded_at, Notice.recorded_at).label("at"),
        )
        .join(mine, mine.c.id == Notice.id)
        .outerjoin(CaseEvent, CaseEvent.id == Notice.event_id)
        .order_by(Notice.id.desc())
        .limit(limit + 1)
    )
    if only_unread:
        statement = statement.where(Notice.read_at.is_(None))
    if older_than is not None:
        statement = statement.where(mine.c.number < older_than)
    rows = session.execute(statement).all()
    shown = rows[:limit]
    more = shown[-1].number if len(rows) > limit else None
    cases = _seen(session, actor, tree, {row.case_id for row in shown} - {None})
    return Inbox(shown, cases, _deeds(session, actor, shown), more)


def unread(session: Reading, actor: Actor) -> int:
    """How many notices wait to be read."""
    found = session.scalar(
        select(func.count())
        .select_from(Notice)
        .where(Notice.person_id == actor.person_id, Notice.read_at.is_(None))
    )
    return found or 0


def _deeds(session: Reading, actor: Actor, rows: Sequence[Row[Any]]) -> Mapping[int, Row[Any]]:
    ids = {row.admin_event_id for row in rows} - {None}
    return deeds_by_id(session, ids) if ids and may(actor, Permission.AUDIT_VIEW) else {}


def _seen(session: Reading, actor: Actor, tree: UnitTree, ids: set[int]) -> dict[int, Row[Any]]:
    rows = session.execute(
        visible_rows(actor, tree, Case.id, Case.ref, Case.state, Case.type, CaseText.title).where(
            Case.id.in_(ids)
        )
    )
    return {row.id: row for row in rows}
