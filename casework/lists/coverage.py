"""Where reports come from and where none do: by team and by unit, never by person (R26, R28)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from casework.models import Case, CaseReporter, Membership, Team, Unit
from casework.queries import visible_rows
from casework.seats import Reading, in_term
from casework.units import UnitTree
from workflows.actors import Actor, Role
from workflows.states import State, Verification

# What counts as answered: the people were told.
TOLD = (State.FEEDBACK.value, State.CLOSED.value)


class TeamCount(NamedTuple):
    """One team in a period: how many serve, what they reported, and what became of it."""

    team: str
    unit: str
    members: int
    reports: int
    answered: int
    closed: int
    confirmed: int


class UnitCount(NamedTuple):
    """One unit: how many collaborators serve there today, and how many reports it had."""

    unit: str
    collaborators: int
    reports: int


class OwnCount(NamedTuple):
    """What one collaborator reported in a period; for nobody's eyes but theirs."""

    reports: int
    answered: int
    closed: int
    confirmed: int


def team_counts(
    session: Reading, actor: Actor, tree: UnitTree, *, since: datetime, today: date
) -> list[TeamCount]:
    """Teams of the units in reach, by unit and name; cases are those this reader may see."""
    served = _served(Membership.team_id, today)
    members = _by_id(session, served)
    counted = {
        row.team_id: row
        for row in session.execute(
            visible_rows(actor, tree, Membership.team_id, *_counts())
            .join(CaseReporter, CaseReporter.case_id == Case.id)
            .join(Membership, Membership.person_id == CaseReporter.person_id)
            .where(Case.reported_at >= since, Membership.team_id.is_not(None))
            .group_by(Membership.team_id)
        )
    }
    rows = session.execute(
        select(Team.id, Team.name, Unit.name.label("unit"))
        .join(Unit, Unit.id == Team.unit_id)
        .where(Team.unit_id.in_(reach(actor, tree)))
        .order_by(Unit.name, Team.name)
    )
    return [
        TeamCount(
            row.name,
            row.unit,
            members.get(row.id, 0),
            *(_of(counted.get(row.id))),
        )
        for row in rows
    ]


def unit_counts(
    session: Reading, actor: Actor, tree: UnitTree, *, since: datetime, today: date
) -> list[UnitCount]:
    """Units in reach that have none below them, by name: where reports are expected from."""
    serving = _by_id(session, _served(Membership.unit_id, today))
    reports = _by_id(
        session,
        visible_rows(actor, tree, Case.place_unit_id, func.count())
        .where(Case.reported_at >= since)
        .group_by(Case.place_unit_id),
    )
    lowest = [unit for unit in reach(actor, tree) if not tree.children(unit)]
    rows = session.execute(
        select(Unit.id, Unit.name)
        .where(Unit.id.in_(lowest), or_(Unit.valid_to.is_(None), Unit.valid_to > today))
        .order_by(Unit.name)
    )
    return [UnitCount(row.name, serving.get(row.id, 0), reports.get(row.id, 0)) for row in rows]


def own_counts(session: Reading, actor: Actor, tree: UnitTree, *, since: datetime) -> OwnCount:
    """What this person reported since then."""
    row = session.execute(
        visible_rows(actor, tree, *_counts())
        .join(CaseReporter, CaseReporter.case_id == Case.id)
        .where(Case.reported_at >= since, CaseReporter.person_id == actor.person_id)
    ).one()
    return OwnCount(*_of(row))


def reach(actor: Actor, tree: UnitTree) -> frozenset[int]:
    """The units this actor looks after or watches, with all below them."""
    offices = (Role.COORDINATOR, Role.COMMITTEE, Role.OBSERVER)
    return tree.subtree(unit for role in offices for unit in actor.units(role))


def _by_id(session: Reading, statement: Any) -> dict[int, int]:
    """Pairs of an id and a number, as a dictionary."""
    return {row[0]: row[1] for row in session.execute(statement)}


def _served(column: Any, today: date) -> Any:
    return (
        select(column, func.count(Membership.person_id.distinct()))
        .where(Membership.role == Role.COLLABORATOR.value, column.is_not(None), in_term(today))
        .group_by(column)
    )


def _counts() -> Sequence[Any]:
    """A case that two of a team reported counts once."""
    closed = Case.state == State.CLOSED.value
    confirmed = and_(closed, Case.verification == Verification.CONFIRMED.value)
    return (
        _number(Case.id.is_not(None)).label("reports"),
        _number(Case.state.in_(TOLD)).label("answered"),
        _number(closed).label("closed"),
        _number(confirmed).label("confirmed"),
    )


def _number(condition: ColumnElement[bool]) -> Any:
    return func.count(case((condition, Case.id)).distinct())


def _of(row: Any) -> tuple[int, int, int, int]:
    return (row.reports, row.answered, row.closed, row.confirmed) if row else (0, 0, 0, 0)
