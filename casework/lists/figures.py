"""The four figures above the overdue board, each with what it was thirty days ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select

from casework.hotspots.visible import visible_entries
from casework.models import Case, CaseClock, CaseEvent, HotSpot
from casework.queries import visible_rows
from casework.seats import Reading
from casework.settling import URGING
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.clocks import ClockKind
from workflows.hotspots import Status
from workflows.states import Verification

PERIOD = timedelta(days=30)


class Figures(NamedTuple):
    """Counts now and thirty days earlier, over the cases this reader sees today.

    ``unconfirmed`` counts cases that ended without confirmation since ``since`` and still stand
    so; ``unconfirmed_before`` the same endings in the thirty days before that. ``paused`` counts
    the cases that are, late or not; ``hot_spots`` the entries of the register under watch.
    """

    overdue_before: int
    hot_spots: int
    hot_spots_before: int
    directives: int
    directives_before: int
    unconfirmed: int
    unconfirmed_before: int
    paused: int
    since: date


def figures(
    session: Reading, actor: Actor, tree: UnitTree, *, calendar: WorkCalendar, now: datetime
) -> Figures:
    """All in one statement."""
    then = now - PERIOD
    since = calendar.local_date(then)
    start = calendar.midnight_after(since - date.resolution)
    count = _Counting(actor, tree)
    asked = (
        count.late_at(then),
        count.entries(HotSpot.status != Status.ENDED.value),
        count.entries(
            HotSpot.opened_at < then, or_(HotSpot.ended_at.is_(None), HotSpot.ended_at >= then)
        ),
        count.directives(CaseClock.ended_at.is_(None)),
        count.directives(
            CaseClock.started_at <= then,
            or_(CaseClock.ended_at.is_(None), CaseClock.ended_at > then),
        ),
        count.cases(
            and_(Case.verification == Verification.UNCONFIRMED.value, Case.ended_at >= start)
        ),
        count.events("lapsed", since=start - PERIOD, until=start),
        count.cases(Case.paused_until >= calendar.local_date(now)),
    )
    return Figures(*session.execute(select(*asked)).one(), since)


class _Counting:
    """Counts over the cases one reader sees."""

    def __init__(self, actor: Actor, tree: UnitTree) -> None:
        self.actor = actor
        self.tree = tree

    def cases(self, condition: ColumnElement[bool]) -> ScalarSelect[int]:
        return visible_rows(self.actor, self.tree, func.count()).where(condition).scalar_subquery()

    def events(
        self, kind: str, *, until: datetime, since: datetime | None = None
    ) -> ScalarSelect[int]:
        """Events of one kind; history never changes, so this is the same whenever it is asked."""
        counted = (
            visible_rows(self.actor, self.tree, func.count())
            .join(CaseEvent, CaseEvent.case_id == Case.id)
            .where(CaseEvent.kind == kind, CaseEvent.recorded_at < until)
        )
        if since is not None:
            counted = counted.where(CaseEvent.recorded_at >= since)
        return counted.scalar_subquery()

    def entries(self, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
        """Entries of the register of hot spots; each knows when it began and ended."""
        seen = visible_entries(self.actor, self.tree)
        return select(func.count(HotSpot.id)).where(seen, *conditions).scalar_subquery()

    def directives(self, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
        return (
            visible_rows(self.actor, self.tree, func.count())
            .join(CaseClock, CaseClock.case_id == Case.id)
            .where(CaseClock.kind == ClockKind.DIRECTIVE.value, *conditions)
            .scalar_subquery()
        )

    def late_at(self, moment: datetime) -> ScalarSelect[int]:
        """Cases with a clock that had run out by then and was still running."""
        return (
            visible_rows(self.actor, self.tree, func.count(Case.id.distinct()))
            .join(CaseClock, CaseClock.case_id == Case.id)
            .where(
                CaseClock.first_breached_at <= moment,
                CaseClock.due_current < moment,
                or_(CaseClock.ended_at.is_(None), CaseClock.ended_at > moment),
                CaseClock.kind.in_(kind.value for kind in URGING),
            )
            .scalar_subquery()
        )
