"""The draft of the conclusions of a meeting (Thông báo kết luận), once it is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import select, tuple_

from casework.database import db
from casework.exports.meeting_paper import MeetingPaper, shown_day
from casework.meetings.reading import cases_by_id, decisions
from casework.models import CaseEvent
from casework.outbox import GivenUp
from casework.papers.blocks import Block, Heading, Items, Paragraph
from casework.papers.docx import draw
from casework.payloads import texts
from workflows.actors import Actor
from workflows.lifecycle import LIFE_CYCLE
from workflows.meeting import PART_LABELS, AgendaPart, MeetingState
from workflows.words import Label

SUBJECT: Final = Label(
    "kết luận cuộc họp giao ban {turn}", "conclusions of the review meeting of {turn}"
)
OPENING: Final = Label(
    "Ngày {day}, tại {place}, {unit} tổ chức giao ban {turn}. Sau khi xem xét các vụ việc trong chương trình và ý kiến"
    " thảo luận, cuộc họp thống nhất kết luận như sau:",
    "On {day}, at {place}, {unit} held the review meeting of {turn}. Having gone through the agenda, it concluded:",
)
TAKEN_UP: Final = Label("I. Nội dung đã xem xét", "I. What was taken up")
DIRECTED: Final = Label("II. Ý kiến chỉ đạo", "II. Directives")
OTHERS: Final = Label("III. Quyết định khác", "III. Other decisions")
SAID: Final = Label("IV. Nội dung khác", "IV. Further")
NONE: Final = Label("Không có.", "None.")
COUNTED: Final = Label("{part}: {n}", "{part}: {n}")
GIVEN: Final = Label(
    "{owner} thực hiện: {text} Hạn {day}. (Vụ việc {ref}: {title})",
    "{owner}: {text} By {day}. (Case {ref}: {title})",
)
COORDINATOR: Final = Label("Đầu mối {unit}", "The coordinator of {unit}")
NOT_CLOSED: Final = Label(
    "Chỉ dự thảo kết luận sau khi cuộc họp kết thúc.",
    "Conclusions are drafted when the meeting is closed.",
)
ACTIONS: Final = {action.name: action.label for action in LIFE_CYCLE}


class _Said(NamedTuple):
    """A decision with its case, the event's body and its words."""

    action: str
    case: Any
    body: Mapping[str, Any]
    text: Mapping[str, str]


def render(
    actor: Actor,
    filters: Mapping[str, Any],
    *,
    language: str,
    now: datetime,
    progress: Callable[[int], None],
) -> bytes:
    """The .docx; given up while the meeting is not closed, which no page asks for."""
    paper = MeetingPaper.of(filters["meeting"], actor=actor, language=language, now=now)
    if paper.meeting.state != MeetingState.CLOSED:
        raise GivenUp(NOT_CLOSED.en)
    said = _decided(paper, actor)
    blocks = list(_blocks(paper, said))
    progress(len(said))
    subject = SUBJECT.say(language).format(turn=paper.turn)
    return draw(paper.head("conclusions", subject), blocks, data=paper.data)


def _blocks(paper: MeetingPaper, said: Sequence[_Said]) -> Iterator[Block]:
    say = paper.say
    yield Paragraph(
        say(OPENING).format(
            day=shown_day(paper.meeting.scheduled_on),
            place=paper.meeting.place,
            unit=paper.unit.name,
            turn=paper.turn,
        )
    )
    yield Heading(say(TAKEN_UP))
    yield Items(
        [
            say(COUNTED).format(part=say(PART_LABELS[part]), n=paper.totals.get(part.value, 0))
            for part in AgendaPart
        ]
    )
    yield Heading(say(DIRECTED))
    directives = [each for each in said if each.action == "direct"]
    yield (
        Items([_given(paper, each) for each in directives]) if directives else Paragraph(say(NONE))
    )
    yield Heading(say(OTHERS))
    others = [_other(paper, each) for each in said if each.action != "direct"]
    yield Items(others) if others else Paragraph(say(NONE))
    yield Heading(say(SAID))
    for line in paper.meeting.minutes.split("\n"):
        if line.strip():
            yield Paragraph(line.strip())


def _given(paper: MeetingPaper, each: _Said) -> str:
    case = each.case
    lead = each.body.get("owner") == "lead" and case.agency
    owner = case.agency if lead else paper.say(COORDINATOR).format(unit=case.unit)
    text = each.text.get("text", "").strip()
    return paper.say(GIVEN).format(
        owner=owner,
        text=text if text.endswith((".", "!", "?")) else f"{text}.",
        day=shown_day(date.fromisoformat(each.body["due_on"])),
        ref=case.ref,
        title=case.title,
    )


def _other(paper: MeetingPaper, each: _Said) -> str:
    why = each.text.get("reason") or each.text.get("text") or ""
    line = f"{paper.say(ACTIONS[each.action])}: {each.case.title} ({each.case.ref})"
    return f"{line} – {why}" if why else f"{line}."


def _decided(paper: MeetingPaper, actor: Actor) -> list[_Said]:
    """Those about cases that the reader may see, in three statements."""
    found = decisions(db.session, paper.meeting.id)
    cases = cases_by_id(db.session, actor, paper.tree, {each.case_id for each in found})
    wanted = [(each.case_id, each.case_seq) for each in found if each.case_id in cases]
    if not wanted:
        return []
    events = db.session.scalars(
        select(CaseEvent).where(tuple_(CaseEvent.case_id, CaseEvent.seq).in_(wanted))
    ).all()
    said = texts(db.session, [event.id for event in events])
    known = {(event.case_id, event.seq): event for event in events}
    return [
        _Said(
            each.action,
            cases[each.case_id],
            known[each.case_id, each.case_seq].body,
            said.get(known[each.case_id, each.case_seq].id, {}),
        )
        for each in found
        if (each.case_id, each.case_seq) in known
    ]
