"""Who is told in somebody's place while they are away, through a seat that both hold.

Only offices have substitutes: to be told in a collaborator's place would say whose report it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from casework.models import Membership, Person, Substitute
from casework.seats import Reading, in_term
from workflows.actors import AGENCY_ROLES, Role

OFFICES = (Role.COORDINATOR, Role.COMMITTEE)
"""Who holds one of these in a unit sees the same cases as any other that does."""


def covers(on: date) -> ColumnElement[bool]:
    """Substitutions under way on that day."""
    return and_(Substitute.starts_on <= on, Substitute.ends_on >= on)


def stand_ins(
    session: Reading, people: Iterable[int], place: ColumnElement[bool], *, on: date
) -> frozenset[int]:
    """Who stands in for these people that day and holds a seat at this place themselves."""
    rows = session.scalars(
        select(Substitute.substitute_id).where(
            covers(on),
            Substitute.person_id.in_(people),
            Substitute.substitute_id.in_(select(Membership.person_id).where(place, in_term(on))),
        )
    )
    return frozenset(rows)


def office(unit_id: int) -> ColumnElement[bool]:
    """The seats of a unit that see its cases."""
    return and_(Membership.role.in_(OFFICES), Membership.unit_id == unit_id)


def agency(agencies: Iterable[int]) -> ColumnElement[bool]:
    """The seats of these agencies."""
    return and_(Membership.role.in_(AGENCY_ROLES), Membership.agency_id.in_(agencies))


def running(session: Reading, *, on: date) -> Mapping[int, int]:
    """Every substitution under way: the substitute by who is away."""
    rows = session.execute(select(Substitute.person_id, Substitute.substitute_id).where(covers(on)))
    return {row.person_id: row.substitute_id for row in rows}


def colleagues(session: Reading, person_id: int, *, on: date) -> Sequence[Any]:
    """Who could stand in for this person: id and name of those at the same office or agency."""
    own, other = Membership, aliased(Membership)
    same_office = and_(own.role.in_(OFFICES), other.role.in_(OFFICES), own.unit_id == other.unit_id)
    same_agency = and_(own.agency_id.is_not(None), own.agency_id == other.agency_id)
    statement = (
        select(Person.id, Person.name)
        .join(other, other.person_id == Person.id)
        .join(own, or_(same_office, same_agency))
        .where(own.person_id == person_id, in_term(on), Person.id != person_id, Person.active)
        .where(other.starts_on <= on, or_(other.ends_on.is_(None), other.ends_on >= on))
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return session.execute(statement).all()
