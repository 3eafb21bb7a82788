"""What a collaborator reported: every case with what happened to it last, newest change first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select

from casework.events import EVENT_KINDS
from casework.events.base import Circle
from casework.events.beside import Noted
from casework.lists.columns import list_rows
from casework.lists.paging import Key, Order, Page, page_of, paged
from casework.models import Case, CaseEvent, CaseReporter
from casework.payloads import texts
from casework.queries import visible_rows
from casework.recording import WITNESSES
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor

# A note is open to witnesses only when a witness wrote it; all other kinds are open or not.
OPEN_KINDS = frozenset(
    kind for kind, event in EVENT_KINDS.items() if Circle.WITNESSES in event.open_to
) - {Noted.kind}
# Events whose text is an answer to the reporter.
ANSWERS = frozenset({"declined", "feedback_given", "feedback_relayed"})
PAGE = 20


def mine(
    session: Reading, actor: Actor, tree: UnitTree, *, cursor: str | None = None, limit: int = PAGE
) -> Page:
    """The reported cases with their last open event: ``event_id``, ``kind``, ``body``, ``at``.

    Raises BadInput("cursor").
    """
    last = _last_events(actor)
    newest = Key("event_id", last.c.event_id, descending=True, hidden=True, kind=int)
    order = Order("mine", (newest,))
    statement = (
        list_rows(
            actor,
            tree,
            last.c.event_id,
            CaseEvent.kind,
            CaseEvent.body,
            CaseEvent.standing,
            CaseEvent.recorded_at.label("at"),
        )
        .join(last, last.c.case_id == Case.id)
        .join(CaseEvent, CaseEvent.id == last.c.event_id)
    )
    statement = paged(
        statement,
        order,
        cursor,
        limit,
        lambda column, ref: _read_again(actor, tree, last, column, ref),
    )
    return page_of(session.execute(statement).all(), order, limit)


def answers(session: Reading, page: Page) -> dict[str, str]:
    """By case number, the answer that a page's rows end with; none for other rows."""
    told = {row.event_id: row for row in page.rows if row.kind in ANSWERS}
    if not told:
        return {}
    found = texts(session, told)
    return {
        told[event].ref: text.get("told") or text.get("answer", "") for event, text in found.items()
    }


def _last_events(actor: Actor) -> Subquery:
    note = and_(CaseEvent.kind == Noted.kind, CaseEvent.standing.in_(WITNESSES))
    return (
        select(CaseEvent.case_id, func.max(CaseEvent.id).label("event_id"))
        .join(CaseReporter, CaseReporter.case_id == CaseEvent.case_id)
        .where(
            CaseReporter.person_id == actor.person_id,
            or_(CaseEvent.kind.in_(OPEN_KINDS), note),
        )
        .group_by(CaseEvent.case_id)
        .subquery()
    )


def _read_again(
    actor: Actor, tree: UnitTree, last: Subquery, column: ColumnElement[Any], ref: str
) -> ColumnElement[Any]:
    return (
        visible_rows(actor, tree, column)
        .join(last, last.c.case_id == Case.id)
        .where(Case.ref == ref)
        .scalar_subquery()
    )
