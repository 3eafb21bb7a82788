"""Topic ``policy``: let the open cases of a type follow a version that has taken effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from casework.applying import apply_in_case
from casework.clock import database_now
from casework.database import db
from casework.models import PolicyRollout, PolicyVersion
from casework.queries import open_of_type
from casework.rolling_out import RollingOut
from casework.rules.editing import TOPIC
from casework.rules.stored import read_rulebook


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Look at every open case of the type."""
    ROLLING_OUT.run(subject_id)


def _waiting(version: int, after: int, limit: int) -> Sequence[int]:
    """Open cases; none if another version replaced this one before it took effect."""
    policy = db.session.get_one(PolicyVersion, version)
    rules = read_rulebook(db.session)
    if rules.policy(policy.type, policy.effective_at).version != policy.version:
        return []
    return list(open_of_type(db.session, policy.type, after=after, limit=limit))


def _look_at(case_id: int, version: int) -> None:
    apply_in_case(case_id, version, now=database_now())


ROLLING_OUT = RollingOut(TOPIC, PolicyRollout, _waiting, _look_at)
