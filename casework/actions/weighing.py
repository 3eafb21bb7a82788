"""Weighing anew: severity, category, hot spot."""

from __future__ import annotations

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.beside import HotSpotEntered, HotSpotLeft
from casework.events.triage import CategoryAsked, CategoryDecided, SeverityChanged
from workflows.clocks import TypeTerms
from workflows.limits import Limit, TimeUnit
from workflows.types import CASE_TYPES
from workflows.words import Label

# A week has five working days and seven calendar ones; good enough to say which term is longer.
WORKING_DAYS_PER_CALENDAR_DAY = 5 / 7
HOURS_A_DAY = 8


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
    terms = turn.file.rules.policy(category, turn.file.state.policy_at).terms
    if handling_days(terms) > handling_days(turn.file.policy.terms):
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


def handling_days(terms: TypeTerms) -> float:
    """The sum of all stages in working days, to compare two categories."""
    return sum(_days(term.limit) for term in terms.stages.values())


def _days(limit: Limit) -> float:
    if limit.unit is TimeUnit.CALENDAR_DAY:
        return limit.value * WORKING_DAYS_PER_CALENDAR_DAY
    return limit.value / HOURS_A_DAY if limit.unit is TimeUnit.WORKING_HOUR else limit.value
