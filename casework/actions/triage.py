"""Triage: assess, decline, merge, split."""

from __future__ import annotations

from collections.abc import Sequence

from casework.actions.perform import Turn, command
from casework.actions.report import Report, begin, write_text
from casework.adopting import open_to_change
from casework.directory import agency_ids
from casework.errors import BadInput, NotFound
from casework.events.intake import SplitOff, VoiceJoined
from casework.events.triage import Assessed, Declined, Merged
from casework.masking import erase_masked
from casework.models import CaseReporter, CaseText
from casework.queries import case_to_change
from casework.recording import record
from casework.settling import settle
from workflows.states import ENDED, State
from workflows.words import Label

SCREENED = Label(
    "Cần xác nhận nội dung và ảnh không nêu tên ai.",
    "Confirm that text and photos name nobody.",
)

SHOWN = ("title", "what", "place")
# What was told of a case before is not told again to those who join it later.
ANSWERED = ENDED | {State.FEEDBACK}
ANSWERED_ALREADY = Label(
    "Chỉ gộp vào vụ việc khác đang mở và chưa phản hồi.",
    "Merge only into another open case that has not been answered.",
)


@command
def assess(
    turn: Turn,
    *,
    severity: str,
    scale: str,
    urgent: bool,
    complex: bool,  # noqa: A002 -- the office's word, and the column's
    complained: Sequence[int],
    screened: bool,
    title: str | None = None,
    what: str | None = None,
    place: str | None = None,
) -> None:
    """Weigh the case and screen its text; a masked text replaces the words that were reported."""
    if not screened:
        raise BadInput("screened", SCREENED)
    event = Assessed(
        severity=severity,
        scale=scale,
        urgent=urgent,
        complex=complex,
        complained=agency_ids(turn.file.session, complained, "complained", on=turn.file.today),
        screened=screened,
    )
    shown = turn.file.session.get(CaseText, turn.file.row.id)
    masked = {
        name: text
        for name, text in zip(SHOWN, (title, what, place), strict=True)
        if text and shown is not None and text != getattr(shown, name)
    }
    if not masked or shown is None:
        turn.record(event)
        return
    # All of it, since what was said before is erased.
    screened_text = {name: getattr(shown, name) for name in SHOWN} | masked
    turn.record(event, text=screened_text)
    write_text(turn.file.session, turn.file.row.id, **screened_text)
    erase_masked(turn.file)


@command
def decline(turn: Turn, *, reason: str, answer: str) -> None:
    """Do not take it up; the answer goes to the reporter. No identity is ever asked for."""
    turn.record(Declined(reason=reason), text={"answer": answer})


@command
def merge(turn: Turn, *, into: str) -> None:
    """Join another case of one's own that is not yet answered.

    Its voice count grows, and this one's reporters wait for the same answer.
    """
    file = turn.file
    try:
        target = case_to_change(file.session, into, actor=turn.actor)
    except NotFound as unseen:
        raise BadInput("into", unseen.because) from unseen
    if target.id == file.row.id or State(target.state) in ANSWERED:
        raise BadInput("into", ANSWERED_ALREADY)
    other = open_to_change(file.session, target, now=turn.now)
    if turn.standing not in other.standings(turn.actor):
        raise BadInput(
            "into",
            Label("Vụ việc kia không thuộc đơn vị của đồng chí.", "That case is not your unit's."),
        )
    turn.record(Merged(into_id=target.id))
    record(
        other,
        VoiceJoined(case_id=file.row.id, voices=file.state.voices),
        actor=turn.actor,
        standing=turn.standing,
    )
    settle(other)


@command
def split(turn: Turn, *, title: str, what: str) -> None:
    """Make a part of this report a case of its own, for the same reporters and place."""
    file, case = turn.file, turn.file.state
    shown = file.session.get(CaseText, file.row.id)
    said = Report(
        title=title,
        what=what,
        place=shown.place if shown else "",
        place_unit=case.place_unit_id,
        type=case.type,
        scale=case.scale,
        place_kind=case.place_kind,
        urgent=case.urgent,
        source=case.source,
        began_on=case.began_on,
    )
    part = begin(file.session, said, actor=turn.actor, now=turn.now, split_from=file.row)
    file.session.add_all(
        CaseReporter(case_id=part.row.id, person_id=person)
        for person in file.reporters - part.reporters
    )
    part.reporters |= file.reporters
    settle(part)
    turn.record(SplitOff(case_id=part.row.id))
