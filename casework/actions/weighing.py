"""Weighing anew: severity, category, hot spot."""

from __future__ import annotations

from dataclasses import replace

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.beside import HotSpotEntered, HotSpotLeft
from casework.events.triage import CategoryAsked, CategoryDecided, SeverityChanged
from casework.history import moments
from workflows.deadlines import clocks
from workflows.moves import uneventful
from workflows.types import CASE_TYPES
from workflows.words import Label


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
    if CASE_TYPES[category].starts_at_top != CASE_TYPES[now_in].starts_at_top:
        raise BadInput(
            "category",
            Label(
                "Chuyển cấp trên hoặc tách vụ việc thay vì đổi sang lĩnh vực này.",
                "Refer the case up, or split it, instead of this change.",
            ),
        )
    if lengthens(turn, category):
        asked = CategoryAsked(category=category, asked_by=turn.actor.person_id or 0)
        turn.record(asked, text={"reason": reason})
    else:
        turn.record(CategoryDecided(category=category, granted=True), text={"reason": reason})


@command
def decide_category(turn: Turn, *, granted: bool, reason: str) -> None:
    """The second person's word."""
    case = turn.file.state
    turn.record(
        CategoryDecided(category=case.category_asked or case.type, granted=granted),
        text={"reason": reason},
    )


@command
def put_in_hot_spot(turn: Turn, *, reason: str) -> None:
    """By the committee's decision."""
    turn.record(HotSpotEntered(), text={"reason": reason})


@command
def take_out_of_hot_spot(turn: Turn, *, reason: str) -> None:
    """By the committee's decision."""
    turn.record(HotSpotLeft(), text={"reason": reason})


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
