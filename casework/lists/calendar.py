"""Versions of the working calendar: who made each, why, and how far it has been applied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from casework.errors import NotFound
from casework.models import CalendarRollout, CalendarVersion, Person
from casework.seats import Reading


class Version(NamedTuple):
    """One version; ``person`` is nobody for the shipped one.

    ``cases`` lay in its way, ``seen`` of them were looked at and ``moved`` got another deadline;
    all three are None for a version that came with the service.
    """

    number: int
    recorded_at: datetime
    note: str
    person: str | None
    cases: int | None
    seen: int | None
    moved: int | None
    ended_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Whether cases still wait to be looked at."""
        return self.cases is not None and self.ended_at is None


_VERSIONS = (
    select(
        CalendarVersion.id,
        CalendarVersion.recorded_at,
        CalendarVersion.note,
        Person.name,
        CalendarRollout.cases,
        CalendarRollout.seen,
        CalendarRollout.moved,
        CalendarRollout.ended_at,
    )
    .outerjoin(Person, Person.id == CalendarVersion.person_id)
    .outerjoin(CalendarRollout, CalendarRollout.version_id == CalendarVersion.id)
    .order_by(CalendarVersion.id.desc())
)


def versions(session: Reading) -> Sequence[Version]:
    """Every version, the newest first."""
    return [Version(*row) for row in session.execute(_VERSIONS)]


def version(session: Reading, number: int) -> Version:
    """One of them; raises NotFound."""
    row = session.execute(_VERSIONS.where(CalendarVersion.id == number)).one_or_none()
    if row is None:
        raise NotFound
    return Version(*row)
