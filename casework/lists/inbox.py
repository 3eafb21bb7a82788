"""A coordinator's inbox: what waits for this desk, by what has to be done, in the clock's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_

from casework.lists.columns import list_rows
from casework.lists.duties import Duties
from casework.lists.paging import Key, Order, Page, page_of, paged
from casework.lists.search import NEXT_DUE
from casework.models import Case
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.states import State

LIMIT: Final = 50
IN_CLOCK_ORDER: Final = Order("due", (Key("next_due", NEXT_DUE, kind=datetime),))


@dataclass(frozen=True)
class Waiting:
    """How many wait in a tab, and since when the oldest does."""

    count: int
    oldest: datetime | None


class Inbox:
    """One person's inbox. Each case that waits stands in one tab, but for asked-for decisions."""

    def __init__(self, session: Reading, actor: Actor, tree: UnitTree, duties: Duties) -> None:
        self.session = session
        self.actor = actor
        self.tree = tree
        self.tabs = _tabs(actor, duties)

    def waiting(self) -> Mapping[str, Waiting]:
        """Every tab's figures, in one statement."""
        columns: list[Any] = []
        for condition in self.tabs.values():
            columns.append(func.count(case((condition, 1))))
            columns.append(func.min(case((condition, Case.state_since))))
        row = self.session.execute(
            visible_rows(self.actor, self.tree, *columns).where(or_(*self.tabs.values()))
        ).one()
        return {
            name: Waiting(row[2 * place], row[2 * place + 1])
            for place, name in enumerate(self.tabs)
        }

    def page(self, tab: str, cursor: str | None) -> Page:
        """One page of a tab; raises BadInput("cursor")."""
        statement = list_rows(
            self.actor, self.tree, NEXT_DUE.label("next_due"), Case.category_asked
        ).where(self.tabs[tab])
        rows = self.session.execute(paged(statement, IN_CLOCK_ORDER, cursor, LIMIT)).all()
        return page_of(rows, IN_CLOCK_ORDER, LIMIT)


def _tabs(actor: Actor, duties: Duties) -> dict[str, ColumnElement[bool]]:
    """What each tab holds; the same as who may act in ``workflows.lifecycle`` (a test says so)."""
    mine = Case.unit_id.in_(duties.coordinated)
    return {
        "classify": and_(mine, Case.state == State.REPORTED.value),
        "assign": and_(mine, Case.state == State.ASSESSED.value, Case.returns == 0),
        "answer": and_(mine, Case.state == State.RESOLVED.value),
        "disputed": and_(mine, Case.state == State.FEEDBACK.value, Case.disputed),
        "decide": _to_decide(actor, duties),
        "returned": and_(mine, Case.state == State.ASSESSED.value, Case.returns > 0),
        "objections": and_(Case.unit_id.in_(duties.above), Case.objected),
    }


def _to_decide(actor: Actor, duties: Duties) -> ColumnElement[bool]:
    mine, overseen = Case.unit_id.in_(duties.coordinated), Case.unit_id.in_(duties.overseen)
    first = and_(mine, Case.extension_asked.is_not(None), Case.extensions == 0)
    further = and_(overseen, Case.extension_asked.is_not(None), Case.extensions > 0)
    hand_back = and_(mine, Case.hand_back_asked)
    category = and_(
        or_(Case.unit_id.in_(duties.second), overseen),
        Case.category_asked.is_not(None),
        Case.category_asked_by != actor.person_id,
    )
    return or_(first, further, hand_back, category)
