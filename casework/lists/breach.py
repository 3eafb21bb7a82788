"""What the access log says of a stretch of time in which data may have got out.

Which cases were opened and by how many accounts, and what else was looked at or taken away. Of looks
by collaborators the log keeps no case, so these are a number and nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, select

from casework.access_log import OF_A_CASE
from casework.models import AccessEntry, Case, Person
from casework.seats import Reading


class Affected(NamedTuple):
    """``kinds`` counts looks by kind; ``cases`` have ref, looks, people, first and last; ``people``
    name, email, looks and cases; ``taken`` at, kind, what, ref and name. ``unnamed`` counts
    looks at a case of which the log keeps no number.
    """

    kinds: Mapping[str, int]
    cases: Sequence[Any]
    people: Sequence[Any]
    taken: Sequence[Any]
    unnamed: int


def affected(
    session: Reading,
    *,
    since: datetime,
    until: datetime,
    person_id: int | None = None,
    case_id: int | None = None,
) -> Affected:
    """The looks in [since, until), of all or of one person's doing or at one case."""
    within = [AccessEntry.at >= since, AccessEntry.at < until]
    if person_id is not None:
        within.append(AccessEntry.person_id == person_id)
    if case_id is not None:
        within.append(AccessEntry.case_id == case_id)
    which = and_(*within)
    counted = select(AccessEntry.kind, func.count().label("number")).where(which)
    rows = session.execute(counted.group_by(AccessEntry.kind).order_by(AccessEntry.kind))
    unnamed = and_(AccessEntry.kind.in_(OF_A_CASE), AccessEntry.case_id.is_(None))
    return Affected(
        kinds={row.kind: row.number for row in rows},
        cases=session.execute(_cases(which)).all(),
        people=session.execute(_people(which)).all(),
        taken=session.execute(_taken(which)).all(),
        unnamed=session.scalar(select(func.count(AccessEntry.id)).where(which, unnamed)) or 0,
    )


def _cases(which: ColumnElement[bool]) -> Any:
    return (
        select(
            Case.ref,
            func.count(AccessEntry.id).label("looks"),
            func.count(AccessEntry.person_id.distinct()).label("people"),
            func.min(AccessEntry.at).label("first"),
            func.max(AccessEntry.at).label("last"),
        )
        .join(Case, Case.id == AccessEntry.case_id)
        .where(which)
        .group_by(Case.ref)
        .order_by(Case.ref)
    )


def _people(which: ColumnElement[bool]) -> Any:
    return (
        select(
            Person.name,
            Person.email,
            func.count(AccessEntry.id).label("looks"),
            func.count(AccessEntry.case_id.distinct()).label("cases"),
        )
        .join(Person, Person.id == AccessEntry.person_id)
        .where(which)
        .group_by(Person.id, Person.name, Person.email)
        .order_by(func.count(AccessEntry.id).desc(), Person.id)
    )


def _taken(which: ColumnElement[bool]) -> Any:
    """What is about no single case, or left the house: files, the vault, pages of many cases."""
    return (
        select(AccessEntry.at, AccessEntry.kind, AccessEntry.what, Case.ref, Person.name)
        .outerjoin(Person, Person.id == AccessEntry.person_id)
        .outerjoin(Case, Case.id == AccessEntry.case_id)
        .where(which, AccessEntry.kind.not_in(OF_A_CASE))
        .order_by(AccessEntry.id)
    )
