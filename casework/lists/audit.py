"""The log of the administration as auditors read it, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import aliased

from casework.models import AdminEvent, Agency, Person, Unit
from casework.seats import Reading

LIMIT: Final = 50
WHO = aliased(Person, name="who")
ABOUT = aliased(Person, name="about")


def admin_events(session: Reading, *, before: int | None = None) -> Sequence[Any]:
    """A page and one more, older than the entry ``before``; with names, unit and agency."""
    statement = _statement().order_by(AdminEvent.id.desc()).limit(LIMIT + 1)
    if before is not None:
        statement = statement.where(AdminEvent.id < before)
    return session.execute(statement).all()


def deeds_by_id(session: Reading, ids: Iterable[int]) -> Mapping[int, Row[Any]]:
    """The same of these entries, such as an auditor was told of."""
    rows = session.execute(_statement().where(AdminEvent.id.in_(list(ids))))
    return {row.id: row for row in rows}


def _statement() -> Select[Any]:
    unit, agency = AdminEvent.body["unit"].as_integer(), AdminEvent.body["agency"].as_integer()
    return (
        select(
            AdminEvent.id,
            AdminEvent.recorded_at,
            AdminEvent.kind,
            AdminEvent.body,
            WHO.name.label("who"),
            ABOUT.name.label("about"),
            func.coalesce(Agency.name, Unit.name).label("place"),
        )
        .outerjoin(WHO, WHO.id == AdminEvent.actor_id)
        .outerjoin(ABOUT, ABOUT.id == AdminEvent.person_id)
        .outerjoin(Unit, Unit.id == unit)
        .outerjoin(Agency, Agency.id == agency)
    )
