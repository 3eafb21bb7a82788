"""What a policy would move if open cases followed it from now on, shown before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from casework.applying import policy_moves
from casework.history import read_histories
from casework.previewing import CaseMove
from casework.queries import open_of_type
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from workflows.policy import Policy

BATCH = 500


def preview_policy(
    session: Reading, type_slug: str, policy: Policy, *, now: datetime
) -> list[CaseMove]:
    """Every open deadline that the policy would move, the earliest due first."""
    found = list(_moves(session, type_slug, policy, now))
    return sorted(found, key=lambda each: (each.move.before.due_current, each.ref))


def _moves(session: Reading, type_slug: str, policy: Policy, now: datetime) -> Iterator[CaseMove]:
    """A batch of cases at a time, and their histories in one question."""
    rules = read_rulebook(session)
    edited = rules.with_policy(type_slug, policy, since=now)
    after = 0
    while refs := open_of_type(session, type_slug, after=after, limit=BATCH):
        for case_id, history in read_histories(session, refs):
            at = max(now, history[-1].at)
            for move in policy_moves(history, rules, edited, since=now, at=at):
                yield CaseMove(refs[case_id], move)
        after = max(refs)
