"""Deadlines that other rules would move, in words, for ``rules/preview.html``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from flask_babel import gettext as _

from api.sentences.clocks import clock_name
from api.views.deadline import due_words_of
from casework.previewing import CaseMove
from workflows.moves import Move


class MoveRow(NamedTuple):
    """A deadline that would move; ``effect`` says if it becomes overdue, or no longer is."""

    ref: str
    clock: str
    before: str
    after: str
    effect: str


class MovesView(NamedTuple):
    """All of them, and how many become overdue or stop being so."""

    rows: list[MoveRow]
    newly_overdue: int
    cured: int


def moves_view(found: Sequence[CaseMove], now: datetime) -> MovesView:
    """What a preview shows below the changes themselves."""
    return MovesView(
        [_row(each, now) for each in found],
        newly_overdue=sum(each.move.newly_overdue(now) for each in found),
        cured=sum(each.move.cured(now) for each in found),
    )


def _row(each: CaseMove, now: datetime) -> MoveRow:
    clock = each.move.before
    return MoveRow(
        each.ref,
        clock_name(clock),
        due_words_of(clock.due_current, clock),
        due_words_of(each.move.after.due_current, clock),
        _effect(each.move, now),
    )


def _effect(move: Move, now: datetime) -> str:
    if move.newly_overdue(now):
        return str(_("Thành quá hạn"))
    return str(_("Hết quá hạn")) if move.cured(now) else ""
