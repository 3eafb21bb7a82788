"""What somebody may ask about the data of their own account, and until when it is answered.

Two working days after the day it was asked (Decree 356/2025/NĐ-CP; reference/reliability.md §6.1),
counted by the same calendar as everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from workflows.calendar import WorkCalendar
from workflows.words import Label

WORKING_DAYS: Final = 2


class Wish(StrEnum):
    """What is asked for."""

    CORRECT = "correct"
    EXPORT = "export"
    ERASE = "erase"
    OBJECT = "object"


class Outcome(StrEnum):
    """How a request ended; the last is the asker's own."""

    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


WISH_LABELS: Final[Mapping[Wish, Label]] = {
    Wish.CORRECT: Label("Sửa dữ liệu sai", "Correct what is wrong"),
    Wish.EXPORT: Label("Cung cấp bản sao dữ liệu", "Give me a copy"),
    Wish.ERASE: Label("Xóa tài khoản và dữ liệu", "Erase account and data"),
    Wish.OBJECT: Label("Phản đối việc xử lý dữ liệu", "Object to how data is used"),
}
OUTCOME_LABELS: Final[Mapping[Outcome, Label]] = {
    Outcome.DONE: Label("Đã thực hiện", "Done"),
    Outcome.REFUSED: Label("Không thực hiện", "Refused"),
    Outcome.WITHDRAWN: Label("Người gửi đã rút", "Withdrawn"),
}
SAYS_WHAT: Final = frozenset({Wish.CORRECT, Wish.OBJECT})
"""Nobody can act on these without a word of what is meant."""


def answer_due(asked_at: datetime, calendar: WorkCalendar) -> datetime:
    """The last second, in UTC, in which an answer is in time."""
    asked_on = calendar.local_date(asked_at)
    return calendar.end_of(calendar.add_working_days(asked_on, WORKING_DAYS))
