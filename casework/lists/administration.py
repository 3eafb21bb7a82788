"""Units, teams, agencies and people as an administrator reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from casework.models import Agency, Membership, Person, Team, Unit
from casework.seats import Reading
from casework.text import folded

LIMIT: Final = 100
ABOVE = aliased(Unit, name="above")


def units(session: Reading) -> Sequence[Any]:
    """Every unit with the name of the one above, top first, then by name."""
    return _all(
        session,
        select(*Unit.__table__.columns, ABOVE.name.label("above"))
        .outerjoin(ABOVE, ABOVE.id == Unit.parent_id)
        .order_by(Unit.parent_id.is_not(None), Unit.name),
    )


def teams(session: Reading) -> Sequence[Any]:
    """Every team with its unit and its lead's name."""
    return _all(
        session,
        select(*Team.__table__.columns, Unit.name.label("unit"), Person.name.label("lead"))
        .join(Unit, Unit.id == Team.unit_id)
        .outerjoin(Person, Person.id == Team.lead_id)
        .order_by(Unit.name, Team.name),
    )


def agencies(session: Reading) -> Sequence[Any]:
    """Every agency with its unit's name."""
    return _all(
        session,
        select(*Agency.__table__.columns, Unit.name.label("unit"))
        .join(Unit, Unit.id == Agency.unit_id)
        .order_by(Unit.name, Agency.name),
    )


def people(session: Reading, *, q: str = "", after: int | None = None) -> Sequence[Any]:
    """A page of accounts by name and one more; words are sought with or without marks.

    A province has some thousand accounts, so a search folds all names here rather than keeping
    a second, folded name of every person.
    """
    columns = (Person.id, Person.name, Person.email, Person.active)
    if q:
        wanted = folded(q)
        rows = session.execute(select(*columns).order_by(Person.name, Person.id))
        return [r for r in rows if wanted in folded(r.name) or wanted in r.email][: LIMIT + 1]
    statement = select(*columns).order_by(Person.name, Person.id).limit(LIMIT + 1)
    if after is not None:
        name = select(Person.name).where(Person.id == after).scalar_subquery()
        beyond = and_(Person.name == name, Person.id > after)
        statement = statement.where(or_(Person.name > name, beyond))
    return _all(session, statement)


def seats_of(
    session: Reading, people_ids: Iterable[int], *, on: date | None = None
) -> Sequence[Any]:
    """The memberships of these people, newest first; only those held on a day if one is given."""
    statement = (
        select(
            *Membership.__table__.columns,
            Unit.name.label("unit"),
            Agency.name.label("agency"),
            Team.name.label("team"),
        )
        .join(Unit, Unit.id == Membership.unit_id)
        .outerjoin(Agency, Agency.id == Membership.agency_id)
        .outerjoin(Team, Team.id == Membership.team_id)
        .where(Membership.person_id.in_(list(people_ids)))
        .order_by(Membership.starts_on.desc(), Membership.id.desc())
    )
    if on is not None:
        statement = statement.where(
            Membership.starts_on <= on, func.coalesce(Membership.ends_on, on) >= on
        )
    return _all(session, statement)


def people_serving(session: Reading, unit: int, *, on: date) -> Sequence[Any]:
    """Who serves in a unit on a day, to choose a team's lead from."""
    return _all(
        session,
        select(Person.id, Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Person.active,
            Membership.unit_id == unit,
            Membership.starts_on <= on,
            func.coalesce(Membership.ends_on, on) >= on,
        )
        .distinct()
        .order_by(Person.name, Person.id),
    )


def _all(session: Reading, statement: Any) -> Sequence[Any]:
    rows: Sequence[Any] = session.execute(statement).all()
    return rows
