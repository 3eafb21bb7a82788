"""The words of figures: how work came in, how it stands, what became of what was done."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from workflows.states import Verification
from workflows.words import Label


class Entry(StrEnum):
    """How a piece of work came to be dealt with in a period."""

    BEFORE = "before"
    RECEIVED = "received"
    REOPENED = "reopened"
    REFERRED = "referred"
    REWORK = "rework"


class Exit(StrEnum):
    """How it stood when the period ended."""

    LATE = "open_late"
    SOON = "open_soon"
    AHEAD = "open_ahead"
    DONE_EARLY = "done_early"
    DONE_ON_DAY = "done_on_day"
    DONE_LATE = "done_late"
    DECLINED = "declined"
    MERGED = "merged"
    REFERRED_AWAY = "referred_away"
    RETURNED = "returned"
    TAKEN = "taken"


class Outcome(StrEnum):
    """What is known, as of the report, of work that was declared done."""

    CONFIRMED = Verification.CONFIRMED.value
    UNCONFIRMED = Verification.UNCONFIRMED.value
    DISPUTED = Verification.DISPUTED.value
    SAID_NOT_FIXED = "said_not_fixed"
    WAITING = "waiting"
    NO_FEEDBACK = "no_feedback"
    REWORKED = "reworked"
    REOPENED = "reopened"


OPEN: Final = (Exit.LATE, Exit.SOON, Exit.AHEAD)
DONE: Final = (Exit.DONE_EARLY, Exit.DONE_ON_DAY, Exit.DONE_LATE)

ENTRY_LABELS: Final = {
    Entry.BEFORE: Label("Tồn kỳ trước", "Carried over"),
    Entry.RECEIVED: Label("Tiếp nhận", "Received"),
    Entry.REOPENED: Label("Mở lại", "Reopened"),
    Entry.REFERRED: Label("Nơi khác chuyển đến", "Referred here"),
    Entry.REWORK: Label("Làm lại", "Done again"),
}
EXIT_LABELS: Final = {
    Exit.LATE: Label("Đang xử lý: trễ hạn", "Open: late"),
    Exit.SOON: Label("Đang xử lý: sắp trễ hạn", "Open: due soon"),
    Exit.AHEAD: Label("Đang xử lý: chưa đến hạn", "Open: not due yet"),
    Exit.DONE_EARLY: Label("Đã xử lý: sớm hạn", "Done: early"),
    Exit.DONE_ON_DAY: Label("Đã xử lý: đúng hạn", "Done: on the day"),
    Exit.DONE_LATE: Label("Đã xử lý: trễ hạn", "Done: late"),
    Exit.DECLINED: Label("Không đưa vào xử lý", "Not taken up"),
    Exit.MERGED: Label("Đã gộp", "Merged"),
    Exit.REFERRED_AWAY: Label("Chuyển nơi khác", "Referred elsewhere"),
    Exit.RETURNED: Label("Trả lại", "Returned"),
    Exit.TAKEN: Label("Đổi cơ quan xử lý", "Given to another agency"),
}
OUTCOME_LABELS: Final = {
    Outcome.CONFIRMED: Label("Xác nhận đã xong", "Confirmed fixed"),
    Outcome.UNCONFIRMED: Label("Chưa có xác nhận", "Not confirmed"),
    Outcome.DISPUTED: Label("Kết thúc dù báo chưa xong", "Closed against dispute"),
    Outcome.SAID_NOT_FIXED: Label("Báo chưa xong", "Said not fixed"),
    Outcome.WAITING: Label("Đang chờ xác nhận", "Waiting for confirmation"),
    Outcome.NO_FEEDBACK: Label("Chưa phản hồi tới người dân", "No feedback yet"),
    Outcome.REWORKED: Label("Bị yêu cầu bổ sung", "Sent back"),
    Outcome.REOPENED: Label("Đã mở lại", "Reopened"),
}
