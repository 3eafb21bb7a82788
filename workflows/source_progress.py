"""What somebody with a source code is told: how far the matter is, in four sentences and no more.

Nothing of the case is in them, so that a slip found by a stranger leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from workflows.states import State
from workflows.words import Label


class Progress(StrEnum):
    """How far it is, first to last."""

    CONSIDERED = "considered"
    WORKED_ON = "worked_on"
    ANSWERED = "answered"
    ENDED = "ended"


PROGRESS_LABELS = {
    Progress.CONSIDERED: Label("Đang được xem xét.", "It is being considered."),
    Progress.WORKED_ON: Label("Đã có cơ quan đang xử lý.", "An agency is working on it."),
    Progress.ANSWERED: Label(
        "Đã có kết quả. Hãy hỏi người đã nhận phản ánh.",
        "There is an answer. Ask the person you told.",
    ),
    Progress.ENDED: Label("Đã kết thúc.", "It has ended."),
}
NOTHING_KNOWN = Label(
    "Không có thông tin cho mã này. Hãy xem lại mã rồi thử tiếp.",
    "Nothing is known for this code. Check it and try again.",
)
OF_STATE = {
    State.REPORTED: Progress.CONSIDERED,
    State.ASSESSED: Progress.CONSIDERED,
    State.ASSIGNED: Progress.WORKED_ON,
    State.IN_PROGRESS: Progress.WORKED_ON,
    # The agency says it is done; nobody has told the people yet.
    State.RESOLVED: Progress.WORKED_ON,
    State.FEEDBACK: Progress.ANSWERED,
    State.DECLINED: Progress.ANSWERED,
    State.CLOSED: Progress.ENDED,
}
_ORDER = tuple(Progress)


def progress(states: Iterable[str]) -> Progress | None:
    """How far the matter is in these cases, that is in the one that is least far.

    A matter may have been joined to another case and split into several: a merged case itself
    says nothing. None when no case is left to say anything.
    """
    found = [OF_STATE[State(each)] for each in states if State(each) in OF_STATE]
    return min(found, key=_ORDER.index, default=None)
