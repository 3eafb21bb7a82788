"""Topic ``policy``: let the open cases of a type follow a version that has taken effect.

Each case is a transaction of its own, so no command waits for more than one. What was seen is
noted after each batch; a run that dies is taken up from there, and seeing a case twice changes
nothing.
"""

from __future__ import annotations

import logging
from datetime import datetime

from casework.applying import apply_in_case
from casework.clock import read_clock
from casework.database import db
from casework.models import PolicyRollout, PolicyVersion
from casework.outbox import renew
from casework.queries import open_of_type
from casework.rules.stored import read_rulebook
from casework.unit_of_work import unit_of_work

logger = logging.getLogger(__name__)

TOPIC = "policy"
BATCH = 50


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Go through the open cases from where a run before this one stopped.

    A case that cannot be done keeps no other waiting; the run then fails, and the next try begins
    with it. A version that another one replaced before it took effect is not applied.
    """
    policy = db.session.get_one(PolicyVersion, subject_id)
    db.session.expunge(policy)
    failed: list[int] = []
    while cases := _next(policy):
        failed += [case_id for case_id in cases if not _looked_at(case_id, policy)]
        _note(policy.id, cases)
    _end(policy.id, failed)
    if failed:
        raise RuntimeError(f"the policy could not be applied to {len(failed)} cases")


def _next(policy: PolicyVersion) -> list[int]:
    rules = read_rulebook(db.session)
    if rules.policy(policy.type, policy.effective_at).version != policy.version:
        return []
    rollout = db.session.get_one(PolicyRollout, policy.id, populate_existing=True)
    cases = open_of_type(db.session, policy.type, after=rollout.last_case_id, limit=BATCH)
    db.session.rollback()
    return list(cases)


def _looked_at(case_id: int, policy: PolicyVersion) -> bool:
    try:
        apply_in_case(case_id, policy, now=read_clock(db.session))
    except Exception:
        logger.exception("policy %d not applied to case %d", policy.id, case_id)
        return False
    return True


def _note(policy_id: int, cases: list[int]) -> None:
    with unit_of_work() as session:
        rollout = session.get_one(PolicyRollout, policy_id, with_for_update=True)
        if rollout.last_case_id < cases[-1]:
            rollout.last_case_id = cases[-1]
            rollout.seen += len(cases)
        renew(session, TOPIC, policy_id, now=read_clock(session))


def _end(policy_id: int, failed: list[int]) -> None:
    with unit_of_work() as session:
        rollout = session.get_one(PolicyRollout, policy_id, with_for_update=True)
        if failed:
            rollout.last_case_id = failed[0] - 1
        else:
            rollout.ended_at = read_clock(session)
