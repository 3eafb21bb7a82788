"""A case as one of the cast reads it."""

from __future__ import annotations

from datetime import datetime

from casework.database import db
from casework.lists.case import CaseReading, read_case
from tests.cases import Cases


def reading(cases: Cases, ref: str, who: str, now: datetime | None = None) -> CaseReading:
    """At the cases' own time unless given another."""
    return read_case(db.session, ref, actor=cases.cast.actor(who), now=now or cases.now)
