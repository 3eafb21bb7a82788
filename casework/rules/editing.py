"""The next version of a case type's policy (design §3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final

from casework.administration.checks import NAMELESS, require
from casework.clock import read_clock
from casework.errors import BadInput, Stale
from casework.models import PolicyRollout, PolicyVersion
from casework.outbox import put
from casework.queries import count_open_of_type, hold_every_case
from casework.refs import ZONE
from casework.rules.stored import read_rulebook
from casework.rules.written import read_policy, written
from casework.seats import Reading
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.policy import InvalidPolicy, Policy
from workflows.types import CASE_TYPES
from workflows.words import Label

TOPIC: Final = "policy"
NO_TYPE = Label("Không có lĩnh vực này.", "There is no such case type.")
UNCHANGED = Label(
    "Chưa đổi số nào so với bản mới nhất.", "Nothing differs from the newest version."
)
TOO_EARLY = Label("Ngày áp dụng không được trước hôm nay.", "It cannot take effect before today.")
MEANWHILE = Label(
    "Quy định vừa được người khác sửa. Mở lại bản mới rồi sửa tiếp.",
    "Somebody else has just changed the policy. Open it again.",
)


def proposed(session: Reading, type_slug: str, *, base: int, numbers: Mapping[str, Any]) -> Policy:
    """The version that would follow ``base``; ``numbers`` are values of ``casework.rules.written``.

    Raises BadInput naming the value, Stale if ``base`` is no longer the newest.
    """
    if type_slug not in CASE_TYPES:
        raise BadInput("type", NO_TYPE)
    newest = read_rulebook(session).policies[type_slug][-1].policy
    if newest.version != base:
        raise Stale(MEANWHILE)
    try:
        policy = read_policy(type_slug, base + 1, written(newest) | dict(numbers))
    except InvalidPolicy as wrong:
        raise BadInput(wrong.field, wrong.because) from wrong
    if written(policy) == written(newest):
        raise BadInput("numbers", UNCHANGED)
    return policy


def save_policy(
    *,
    actor: Actor,
    now: datetime,  # noqa: ARG001 -- every command takes it
    type_slug: str,
    base: int,
    numbers: Mapping[str, Any],
    effective_on: date,
    reason: str,
    open_cases: bool = False,
) -> int:
    """Write the next version and return its number; cases reported from its effect on follow it.

    With ``open_cases`` the order to apply it to those under way goes with it. It is dated when no
    command is under way: every event dated earlier was then reckoned without it.
    """
    require(actor, Permission.POLICY_MANAGE)
    if not reason.strip():
        raise BadInput("reason", NAMELESS)
    with unit_of_work() as session:
        hold_every_case(session)
        policy = proposed(session, type_slug, base=base, numbers=numbers)
        at = read_clock(session)
        if effective_on < at.astimezone(ZONE).date():
            raise BadInput("effective_on", TOO_EARLY)
        row = PolicyVersion(
            type=type_slug,
            version=policy.version,
            effective_on=effective_on,
            effective_at=max(at, _beginning(effective_on)),
            recorded_at=at,
            person_id=actor.person_id,
            reason=reason.strip(),
            open_cases=open_cases,
            body=written(policy),
        )
        session.add(row)
        session.flush()
        if open_cases:
            _order(session, row)
        return policy.version


def _order(session: Writing, row: PolicyVersion) -> None:
    """Ask for the version to be applied when it takes effect."""
    cases = count_open_of_type(session, row.type)
    session.add(PolicyRollout(policy_id=row.id, cases=cases))
    put(session, TOPIC, row.id, row.recorded_at, due=row.effective_at)


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)
