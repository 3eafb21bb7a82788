"""Versions of the policies: who wrote each, why, from when, and how far it was applied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select

from casework.models import Person, PolicyRollout, PolicyVersion
from casework.seats import Reading


class Version(NamedTuple):
    """A version from the second on. ``cases`` open ones were to follow it, ``seen`` of them were
    looked at and ``applied`` got their event; all three are None where only new cases follow.
    """

    type: str
    number: int
    effective_on: date
    effective_at: datetime
    recorded_at: datetime
    reason: str
    person: str | None
    cases: int | None
    seen: int | None
    applied: int | None
    ended_at: datetime | None

    def under_way(self, now: datetime) -> bool:
        """Whether open cases still wait to be looked at."""
        return self.cases is not None and self.ended_at is None and self.effective_at <= now


def versions(session: Reading) -> Sequence[Version]:
    """Every version of every type that somebody wrote, the newest first."""
    rows = session.execute(
        select(
            PolicyVersion.type,
            PolicyVersion.version,
            PolicyVersion.effective_on,
            PolicyVersion.effective_at,
            PolicyVersion.recorded_at,
            PolicyVersion.reason,
            Person.name,
            PolicyRollout.cases,
            PolicyRollout.seen,
            PolicyRollout.applied,
            PolicyRollout.ended_at,
        )
        .outerjoin(Person, Person.id == PolicyVersion.person_id)
        .outerjoin(PolicyRollout, PolicyRollout.policy_id == PolicyVersion.id)
        .order_by(PolicyVersion.id.desc())
    )
    return [Version(*row) for row in rows]
