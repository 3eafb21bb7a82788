"""The result: resolve, rework, give feedback."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from casework.actions.confirming import ask_to_confirm
from casework.actions.perform import Turn, command
from casework.adopting import open_to_change
from casework.errors import BadInput
from casework.events.handling import FeedbackGiven, FeedbackRelayed, Resolved, ReworkAsked
from casework.models import Attachment, CaseEvent
from casework.queries import merged_cases
from casework.recording import record
from casework.seats import still_serving
from casework.settling import settle
from workflows.choices import Outcome
from workflows.words import Label

# An explanation, or passing on, is its own evidence; a claim of work done needs something to see.
NEEDS_EVIDENCE = frozenset({Outcome.SETTLED.value, Outcome.PARTLY.value})

NOBODY_LEFT = Label(
    "Không còn ai để hỏi. Chọn một cộng tác viên, hoặc ghi “không có ai để hỏi”.",
    "Nobody is left to ask. Name a collaborator, or record “nobody to ask”.",
)


@command
def resolve(turn: Turn, *, outcome: str, result: str, public: str, evidence: str = "") -> None:
    """Say what was achieved, with evidence (a photo after the work, or a document's number)."""
    if outcome in NEEDS_EVIDENCE and not evidence and not _has_photo_after(turn):
        raise BadInput(
            "evidence",
            Label(
                "Cần ảnh sau khi xử lý hoặc số văn bản làm minh chứng.",
                "Give a photo after the work, or a document number, as evidence.",
            ),
        )
    text = {"result": result, "public": public, "evidence": evidence}
    turn.record(Resolved(outcome=outcome), text={k: v for k, v in text.items() if v})


@command
def rework(turn: Turn, *, reason: str) -> None:
    """Ask for more; the agency's clock goes on where it stopped."""
    turn.record(ReworkAsked(), text={"reason": reason})


@command
def give_feedback(
    turn: Turn,
    *,
    told: str,
    group: str,
    channel: str,
    told_on: date,
    nobody_to_ask: bool = False,
    confirmers: Sequence[int] = (),
) -> None:
    """Record what the people were told, and ask somebody who can know whether it is so."""
    file = turn.file
    if told_on > file.today or told_on < file.calendar.local_date(file.state.reported_at):
        raise BadInput(
            "told_on",
            Label(
                "Ngày phản hồi phải từ ngày tiếp nhận đến hôm nay.",
                "The day must lie between the report and today.",
            ),
        )
    named = ask_to_confirm(turn, confirmers)
    asked = named or still_serving(file.session, file.reporters, on=file.today)
    if not nobody_to_ask and not asked:
        raise BadInput("confirmers", NOBODY_LEFT)
    turn.record(
        FeedbackGiven(channel=channel, told_on=told_on.isoformat(), nobody_to_ask=nobody_to_ask),
        text={"told": told, "group": group},
        identity={"confirmers": sorted(named)} if named else None,
    )
    _relay(turn, told)


def _relay(turn: Turn, told: str) -> None:
    """Reporters whose case was merged into this one get the same answer on their own case.

    So do those whose case had been merged into such a case before.
    """
    waiting = merged_cases(turn.file.session, turn.file.row.id)
    for row in waiting:
        waiting += merged_cases(turn.file.session, row.id)
        other = open_to_change(turn.file.session, row, now=turn.now)
        record(
            other,
            FeedbackRelayed(from_case_id=turn.file.row.id),
            actor=turn.actor,
            standing=turn.standing,
            text={"told": told},
        )
        settle(other)


def _has_photo_after(turn: Turn) -> bool:
    """A photo taken after the work, attached since this agency has the case."""
    count = turn.file.session.scalar(
        select(func.count())
        .select_from(Attachment)
        .join(CaseEvent, CaseEvent.id == Attachment.event_id)
        .where(
            Attachment.case_id == turn.file.row.id,
            Attachment.moment == "after",
            CaseEvent.recorded_at >= turn.file.state.held_since,
        )
    )
    return bool(count)
