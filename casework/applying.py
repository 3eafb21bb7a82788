"""A newer policy on a case under way: the event that applies it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from casework.adopting import open_to_change
from casework.casefile import CaseFile
from casework.events.policy import PolicyApplied
from casework.history.reading import moments
from casework.models import PolicyRollout, PolicyVersion
from casework.queries import linked_case
from casework.recording import record
from casework.settling import settle
from casework.unit_of_work import unit_of_work
from workflows.actors import SYSTEM, Standing
from workflows.moves import moves_under


def apply_in_case(case_id: int, policy_id: int, *, now: datetime) -> bool:
    """Let one open case follow this version of the policy, in a transaction of its own; tell if it did.

    A case that began, or was reopened, under it or a later one needs nothing, nor does one that
    has ended or become another type's meanwhile; so a second time changes nothing.
    """
    with unit_of_work() as session:
        policy = session.get_one(PolicyVersion, policy_id)
        file = open_to_change(session, linked_case(session, case_id), now=now)
        applies = _waits(file, policy)
        if applies:
            _apply(file, policy)
        settle(file)
        return applies


def _waits(file: CaseFile, policy: PolicyVersion) -> bool:
    case = file.state
    under_way = case.ended_at is None and case.type == policy.type
    return (
        under_way and case.policy_at < policy.effective_at and file.policy.version < policy.version
    )


def _apply(file: CaseFile, policy: PolicyVersion) -> None:
    moved = moves_under(
        moments(file.history), file.rules, file.rules, at=file.now, policy_at=policy.effective_at
    )
    event = PolicyApplied(
        policy_version=policy.version,
        since=policy.effective_at.isoformat(),
        moved=bool(moved),
    )
    record(file, event, actor=SYSTEM, standing=Standing.SYSTEM)
    file.session.execute(
        update(PolicyRollout)
        .where(PolicyRollout.policy_id == policy.id)
        .values(applied=PolicyRollout.applied + 1)
    )
