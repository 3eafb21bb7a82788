"""Weighing anew: severity and category."""

from __future__ import annotations

from dataclasses import replace

from casework.actions.perform import Turn, command
from casework.casefile import CaseFile
from casework.errors import BadInput
from casework.events.triage import CategoryAsked, CategoryDecided, SeverityChanged
from casework.history.reading import moments
from workflows.deadlines import clocks
from workflows.moves import uneventful
from workflows.types import CASE_TYPES
from workflows.words import Label

ONLY_AT_THE_TOP = Label(
    "Chuyển vụ việc lên cấp tỉnh trước. Chỉ ở đó mới đổi được sang lĩnh vực này.",
    "Refer the case up to the province first; only there can it become this.",
)


@command
def change_severity(turn: Turn, *, severity: str, reason: str) -> None:
    """Weigh it anew."""
    if severity == turn.file.state.severity:
        raise BadInput("severity", Label("Mức độ không đổi.", "It already has this severity."))
    turn.record(SeverityChanged(severity=severity), text={"reason": reason})


@command
def recategorise(turn: Turn, *, category: str, reason: str) -> None:
    """Another category; one with longer terms waits for a second person (design §2)."""
    now_in = turn.file.state.type
    if category == now_in:
        raise BadInput("category", Label("Lĩnh vực không đổi.", "It already is of this category."))
    if not may_become(turn.file, category):
        raise BadInput("category", ONLY_AT_THE_TOP)
    if lengthens(turn, category):
        asked = CategoryAsked(category=category, asked_by=turn.actor.person_id or 0)
        turn.record(asked, text={"reason": reason})
    else:
        turn.record(decided(category, granted=True), text={"reason": reason})


@command
def decide_category(turn: Turn, *, granted: bool, reason: str) -> None:
    """The second person's word."""
    case = turn.file.state
    turn.record(decided(case.category_asked or case.type, granted=granted), text={"reason": reason})


def may_become(file: CaseFile, category: str) -> bool:
    """Whether the case may take this category where it lies.

    What starts at the top is handled there, unseen by the commune: a case is referred up first.
    """
    return not CASE_TYPES[category].starts_at_top or len(file.lineage) == 1


def decided(category: str, *, granted: bool) -> CategoryDecided:
    """The decision; units that had the case before no longer see one that starts at the top."""
    hides = granted and CASE_TYPES[category].starts_at_top
    return CategoryDecided(category=category, granted=granted, hides=hides)


def lengthens(turn: Turn, category: str) -> bool:
    """Whether a running clock of the case would be due later, or would be owed no more."""
    file = turn.file
    history = moments(file.history)
    changed = replace(uneventful(history[-1], turn.now), type=category)
    after = clocks([*history, changed], file.rules, now=turn.now)
    others = {clock.key: clock for clock in after}
    return any(
        others[clock.key].due_current > clock.due_current or others[clock.key].ended_at is not None
        for clock in file.clocks()
        if clock.ended_at is None
    )
