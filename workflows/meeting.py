"""Review meetings (giao ban): their states, their parts, and the turns a cadence asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from workflows.actors import Role
from workflows.machine import NotPossible
from workflows.words import Label

MONTHS_A_YEAR = 12


class MeetingKind(StrEnum):
    """Who meets: the standing committee with its team, or the coordinators (R11, R13)."""

    COMMITTEE = "committee"
    COORDINATORS = "coordinators"


class MeetingState(StrEnum):
    """A meeting is planned, opened once, and closed."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class AgendaPart(StrEnum):
    """The parts of an agenda, in the order in which they are taken."""

    DIRECTIVES = "directives"
    OVERDUE = "overdue"
    HOT_SPOTS = "hot_spots"
    EMERGING = "emerging"
    HELD_OVER = "held_over"


class TurnStatus(StrEnum):
    """How a turn of the cadence went."""

    HELD = "held"
    HELD_LATE = "held_late"
    MISSED = "missed"
    DUE = "due"


KIND_LABELS: Mapping[MeetingKind, Label] = {
    MeetingKind.COMMITTEE: Label(
        "Giao ban Thường trực cấp ủy", "Review meeting of the standing committee"
    ),
    MeetingKind.COORDINATORS: Label("Giao ban đầu mối", "Review meeting of the coordinators"),
}
STATE_LABELS: Mapping[MeetingState, Label] = {
    MeetingState.PLANNED: Label("Đã lên lịch", "Planned"),
    MeetingState.OPEN: Label("Đang họp", "In session"),
    MeetingState.CLOSED: Label("Đã kết thúc", "Closed"),
}
PART_LABELS: Mapping[AgendaPart, Label] = {
    AgendaPart.DIRECTIVES: Label("Chỉ đạo, cam kết chưa thực hiện", "Directives not yet fulfilled"),
    AgendaPart.OVERDUE: Label("Vụ việc quá hạn", "Overdue cases"),
    AgendaPart.HOT_SPOTS: Label("Điểm nóng", "Hot spots"),
    AgendaPart.EMERGING: Label("Vấn đề mới nảy sinh", "New issues"),
    AgendaPart.HELD_OVER: Label("Kỳ trước chuyển sang", "Held over from last time"),
}
# The rung from which an overdue case is this meeting's business: T+5 is told to the committee,
# T+3 the coordinator's reminder (domain.md §4.3).
LEVELS: Mapping[MeetingKind, int] = {MeetingKind.COMMITTEE: 4, MeetingKind.COORDINATORS: 3}
MONTHS: Mapping[MeetingKind, int] = {MeetingKind.COMMITTEE: 3, MeetingKind.COORDINATORS: 1}
"""Months from one turn to the next, where nobody has said otherwise."""
EVERY = (1, 2, 3, 6, 12)
ROLES: Mapping[MeetingKind, Role] = {
    MeetingKind.COMMITTEE: Role.COMMITTEE,
    MeetingKind.COORDINATORS: Role.COORDINATOR,
}
DECISIONS = (
    "direct", "decide_extension", "remind", "refer_up", "put_in_hot_spot", "close_directive",
    "hold_over", "change_severity", "decide_category", "reopen", "note",
)  # fmt: skip
"""The actions on a case that a meeting decides about; who may do each is the life cycle's to say."""

_MOVES: Mapping[str, Mapping[MeetingState, MeetingState]] = {
    "move": {MeetingState.PLANNED: MeetingState.PLANNED},
    "open": {MeetingState.PLANNED: MeetingState.OPEN},
    "decide": {MeetingState.OPEN: MeetingState.OPEN},
    "write": {
        MeetingState.PLANNED: MeetingState.PLANNED,
        MeetingState.OPEN: MeetingState.OPEN,
    },
    "close": {MeetingState.OPEN: MeetingState.CLOSED},
}
_REFUSALS: Mapping[MeetingState, Label] = {
    MeetingState.PLANNED: Label("Cuộc họp chưa mở.", "The meeting has not been opened."),
    MeetingState.OPEN: Label("Cuộc họp đã mở rồi.", "The meeting has been opened already."),
    MeetingState.CLOSED: Label("Cuộc họp đã kết thúc.", "The meeting is closed."),
}


def next_meeting_state(state: MeetingState, action: str) -> MeetingState:
    """The state after the action; raises NotPossible, saying how the meeting stands."""
    after = _MOVES[action].get(state)
    if after is None:
        raise NotPossible(_REFUSALS[state])
    return after


class Turn(NamedTuple):
    """One turn of a cadence: from ``first`` up to but not including ``after``."""

    first: date
    after: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day < self.after


def turn_of(day: date, months: int) -> Turn:
    """The turn that a day lies in: turns of 1, 2, 3, 6 or 12 months, counted from January."""
    if months not in EVERY:
        raise ValueError(f"a year has no whole turns of {months} months")
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return Turn(first, _later(first, months))


def turns(months: int, since: date, until: date) -> Iterator[Turn]:
    """Every turn that begins on or after ``since`` and has begun by ``until``, first first."""
    turn = turn_of(since, months)
    if turn.first < since:
        turn = turn_of(turn.after, months)
    while turn.first <= until:
        yield turn
        turn = turn_of(turn.after, months)


def turn_status(turn: Turn, *, held_on: date | None, today: date) -> TurnStatus:
    """Held in its turn, held after it, missed, or still to come."""
    if held_on is not None:
        return TurnStatus.HELD if held_on < turn.after else TurnStatus.HELD_LATE
    return TurnStatus.DUE if today < turn.after else TurnStatus.MISSED


def _later(first: date, months: int) -> date:
    zero = first.month - 1 + months
    return date(first.year + zero // MONTHS_A_YEAR, zero % MONTHS_A_YEAR + 1, 1)
