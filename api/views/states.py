"""The chips that say where a case stands."""

from __future__ import annotations

from typing import Any, NamedTuple

from api.language import say
from workflows.states import (
    PASSED_ON,
    STATE_LABELS,
    VERIFICATION_LABELS,
    State,
    Verification,
)


class Chip(NamedTuple):
    """A code that decides the colour, and the words."""

    code: str
    label: str


def state_chip(row: Any) -> Chip:
    """``Đã chuyển`` where the lead agency is no subordinate; ``row`` needs state and outside."""
    passed_on = row.state == State.ASSIGNED.value and row.outside
    return Chip(row.state, say(PASSED_ON if passed_on else STATE_LABELS[State(row.state)]))


def verification_chip(row: Any) -> Chip | None:
    """What is known of a closed case, and that an open one is said not to be fixed."""
    code = Verification.DISPUTED.value if row.disputed else row.verification
    return None if code is None else Chip(code, say(VERIFICATION_LABELS[Verification(code)]))
