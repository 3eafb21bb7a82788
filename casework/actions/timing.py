"""Pauses, extensions and reminders: each with a reason, each counted."""

from __future__ import annotations

from datetime import date, timedelta

from casework.actions.perform import Turn, command
from casework.errors import BadInput
from casework.events.beside import (
    ExtensionAsked,
    ExtensionDecided,
    Paused,
    Reminded,
    Resumed,
)
from workflows.clocks import ClockKind
from workflows.words import Label


@command
def pause(turn: Turn, *, category: str, reason: str, review_on: date) -> None:
    """Stop the clocks until the review date at the latest; the coordinator approves by doing it.

    All pauses of one custody together have the maximum of the type.
    """
    today, most = turn.file.today, turn.file.pause_days_left()
    if not today < review_on <= today + timedelta(days=most):
        raise BadInput(
            "review_on",
            Label(
                f"Ngày xem lại phải sau hôm nay và trong vòng {most} ngày.",
                f"The review must come after today and within {most} days.",
            ),
        )
    turn.record(Paused(category=category, review_on=review_on.isoformat()), text={"reason": reason})


@command
def resume(turn: Turn, *, reason: str) -> None:
    """Let the clocks run again."""
    turn.record(Resumed(), text={"reason": reason})


@command
def ask_extension(turn: Turn, *, days: int, reason: str) -> None:
    """Ask for more working days, at most as many as the stage had at first."""
    most = most_days(turn)
    if not 1 <= days <= most:
        raise BadInput(
            "days",
            Label(f"Từ 1 đến {most} ngày làm việc.", f"From 1 to {most} working days."),
        )
    turn.record(ExtensionAsked(days=days), text={"reason": reason})


@command
def decide_extension(turn: Turn, *, granted: bool, reason: str) -> None:
    """Grant or refuse; the coordinator the first time, the committee the second."""
    days = turn.file.state.extension_asked or 0
    turn.record(ExtensionDecided(granted=granted, days=days), text={"reason": reason})


@command
def remind(turn: Turn, *, text: str) -> None:
    """A numbered reminder to the agency."""
    turn.record(Reminded(number=turn.file.state.reminders + 1), text={"text": text})


def most_days(turn: Turn) -> int:
    """How long one extension may be: the working days first promised for the handling.

    So it is never longer than the term itself, in whatever unit that was (domain.md §4.3).
    """
    file = turn.file
    handling = next(
        clock for clock in file.clocks() if clock.kind is ClockKind.STAGE and clock.ended_at is None
    )
    first, last = (
        file.calendar.local_date(at) for at in (handling.started_at, handling.due_original)
    )
    return max(file.calendar.working_days_between(first, last), 1)
