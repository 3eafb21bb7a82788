"""A policy meant for open cases too was ordered to be applied to them, in the same commit."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import or_, select

from casework.checking.violation import Violation
from casework.models import OutboxItem, PolicyRollout, PolicyVersion
from casework.rules.editing import TOPIC
from casework.seats import Reading


def orders(session: Reading) -> Iterator[Violation]:
    """Each such version has its order and the record of how far it went (promise R2)."""
    asked = select(OutboxItem.subject_id).where(OutboxItem.topic == TOPIC)
    kept = select(PolicyRollout.policy_id)
    lost = select(PolicyVersion).where(
        PolicyVersion.open_cases,
        or_(PolicyVersion.id.not_in(asked), PolicyVersion.id.not_in(kept)),
    )
    for row in session.scalars(lost):
        found = f"nobody was asked to apply version {row.version} to open cases"
        yield Violation("policy not applied", row.type, found)


OF_TABLES = (orders,)
