"""Turns of a cadence with a pencil, and what a meeting may do in which state."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.lifecycle import LIFE_CYCLE
from workflows.machine import NotPossible
from workflows.meeting import (
    DECISIONS,
    KIND_LABELS,
    LEVELS,
    MONTHS,
    PART_LABELS,
    ROLES,
    STATE_LABELS,
    AgendaPart,
    MeetingKind,
    MeetingState,
    Turn,
    TurnStatus,
    next_meeting_state,
    turn_of,
    turn_status,
    turns,
)

QUARTER = Turn(date(2026, 1, 1), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("day", "months", "first", "after"),
    [
        (date(2026, 3, 31), 3, date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), 3, date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), 1, date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 11, 5), 2, date(2026, 11, 1), date(2027, 1, 1)),
        (date(2026, 8, 20), 6, date(2026, 7, 1), date(2027, 1, 1)),
        (date(2026, 8, 20), 12, date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_day_lies_in_one_turn(day: date, months: int, first: date, after: date) -> None:
    turn = turn_of(day, months)
    assert turn == (first, after)
    assert day in turn
    assert after not in turn
    assert "a word" not in turn


@pytest.mark.parametrize("months", [0, 4, 5, 7])
def test_a_year_has_whole_turns_or_none(months: int) -> None:
    with pytest.raises(ValueError, match="whole turns"):
        turn_of(date(2026, 1, 1), months)


def test_turns_begin_with_the_first_whole_one() -> None:
    found = list(turns(3, date(2026, 2, 10), date(2026, 11, 26)))
    assert [turn.first for turn in found] == [
        date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
    ]  # fmt: skip
    assert next(turns(1, date(2026, 2, 1), date(2026, 2, 1))).first == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("held_on", "today", "status"),
    [
        (date(2026, 3, 31), date(2026, 5, 1), TurnStatus.HELD),
        (date(2026, 4, 1), date(2026, 5, 1), TurnStatus.HELD_LATE),
        (None, date(2026, 3, 31), TurnStatus.DUE),
        (None, date(2026, 4, 1), TurnStatus.MISSED),
    ],
)
def test_a_turn_is_held_held_late_missed_or_to_come(
    held_on: date | None, today: date, status: TurnStatus
) -> None:
    assert turn_status(QUARTER, held_on=held_on, today=today) is status


@pytest.mark.parametrize(
    ("state", "action", "after"),
    [
        ("planned", "move", "planned"),
        ("planned", "open", "open"),
        ("planned", "write", "planned"),
        ("open", "write", "open"),
        ("open", "decide", "open"),
        ("open", "close", "closed"),
    ],
)
def test_a_meeting_moves_on(state: str, action: str, after: str) -> None:
    assert next_meeting_state(MeetingState(state), action) == after


@pytest.mark.parametrize(
    ("state", "action"),
    [
        ("open", "open"), ("closed", "open"), ("planned", "close"), ("closed", "close"),
        ("planned", "decide"), ("closed", "decide"), ("closed", "write"), ("open", "move"),
        ("closed", "move"),
    ],
)  # fmt: skip
def test_a_meeting_never_moves_back(state: str, action: str) -> None:
    with pytest.raises(NotPossible):
        next_meeting_state(MeetingState(state), action)


def test_everything_has_its_words_and_every_decision_is_an_action() -> None:
    assert set(KIND_LABELS) == set(LEVELS) == set(MONTHS) == set(ROLES) == set(MeetingKind)
    assert set(STATE_LABELS) == set(MeetingState)
    assert list(PART_LABELS) == list(AgendaPart)
    assert set(DECISIONS) <= {action.name for action in LIFE_CYCLE}
