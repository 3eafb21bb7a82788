"""The briefing of a meeting: two pages in five parts, what is left, late, hot, new, and asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.exports.meeting_paper import MeetingPaper, shown_day
from casework.lists.directives import Register
from casework.papers.blocks import Block, Heading, Items, Paragraph, Table
from casework.papers.docx import draw
from workflows.actors import Actor
from workflows.meeting import AgendaPart
from workflows.states import SEVERITY_LABELS, Severity
from workflows.words import Label

MOST: Final = 7
"""Lines of one part, so that the whole stays on two pages; how many more there are is said."""
ASKED: Final = 4
SUBJECT: Final = Label("phục vụ cuộc họp giao ban {turn}", "for the review meeting of {turn}")
CHOICES: Final = Label(
    "☐ giao   ☐ gia hạn   ☐ đôn đốc   ☐ chuyển cấp trên   ☐ đưa vào theo dõi   ☐ ý kiến khác: ………………",
    "☐ assign   ☐ extend   ☐ remind   ☐ refer up   ☐ follow up   ☐ other: ………………",
)
HEADINGS: Final = (
    (
        Label("1. Việc tồn từ kỳ trước", "1. Left from last time"),
        (AgendaPart.DIRECTIVES, AgendaPart.HELD_OVER),
    ),
    (Label("2. Vụ việc quá hạn", "2. Overdue"), (AgendaPart.OVERDUE,)),
    (Label("3. Điểm nóng", "3. Hot spots"), (AgendaPart.HOT_SPOTS,)),
    (Label("4. Vấn đề gợn cộm mới", "4. New issues"), (AgendaPart.EMERGING,)),
)
ASK: Final = Label("5. Xin ý kiến", "5. Decisions asked for")
NONE: Final = Label("Không có.", "None.")
MORE: Final = Label("Còn {n} việc khác, xem chương trình họp.", "{n} more: see the agenda.")
COLUMNS: Final = (
    Label("Vụ việc", "Case"),
    Label("Địa bàn", "Place"),
    Label("Nơi đang giữ", "At whose desk"),
    Label("Mức độ", "Severity"),
    Label("Quá hạn (ngày làm việc)", "Working days late"),
)
WIDTHS: Final = (40.0, 22.0, 22.0, 14.0, 12.0)
DIRECTIVE: Final = Label("Chỉ đạo số {n}", "Directive {n}")
PROMISE: Final = Label("Cam kết số {n}", "Commitment {n}")


def render(
    actor: Actor,
    filters: Mapping[str, Any],
    *,
    language: str,
    now: datetime,
    progress: Callable[[int], None],
) -> bytes:
    """The .docx; what the actor may see is decided now, not when it was asked."""
    paper = MeetingPaper.of(filters["meeting"], actor=actor, language=language, now=now)
    blocks = list(_Briefing(paper, actor, now).blocks())
    progress(len(paper.rows))
    subject = SUBJECT.say(language).format(turn=paper.turn)
    return draw(paper.head("briefing", subject), blocks, data=paper.data)


class _Briefing:
    """The body, part by part."""

    def __init__(self, paper: MeetingPaper, actor: Actor, now: datetime) -> None:
        self.paper = paper
        self.say = paper.say
        register = Register(db.session, actor, paper.tree, now=now)
        directives = [row for row in paper.rows if row.item.part == AgendaPart.DIRECTIVES]
        self.words = register.words([row.item for row in directives if row.case is not None])
        self.calendar = current_calendar(db.session)

    def blocks(self) -> Iterator[Block]:
        for heading, parts in HEADINGS:
            yield Heading(self.say(heading), 2)
            rows = [row for part in parts for row in self.paper.part(part)]
            if not rows:
                yield Paragraph(self.say(NONE))
            elif parts == (AgendaPart.OVERDUE,):
                yield self._table(rows)
            else:
                yield Items([self._line(row) for row in rows[:MOST]])
            total = sum(self.paper.totals.get(part.value, 0) for part in parts)
            if total > MOST:
                yield Paragraph(self.say(MORE).format(n=total - min(len(rows), MOST)), italic=True)
        yield from self._asked()

    def _table(self, rows: list[Any]) -> Table:
        """The latest and gravest first: days late weighed by severity (domain.md §7)."""
        rank = {severity.value: place for place, severity in enumerate(Severity, start=1)}

        def weight(row: Any) -> int:
            return int(row.item.body["days_late"]) * rank.get(row.item.body["severity"], 1)

        shown = sorted(rows, key=weight, reverse=True)[:MOST]
        cells = [
            (
                f"{row.case.title} ({row.case.ref})",
                row.case.place_unit,
                row.case.agency or row.case.unit,
                self._severity(row),
                str(row.item.body["days_late"]),
            )
            for row in shown
        ]
        return Table([self.say(each) for each in COLUMNS], cells, WIDTHS)

    def _line(self, row: Any) -> str:
        item, case = row.item, row.case
        where = f"{case.title} ({case.ref}), {case.place_unit}"
        if item.part != AgendaPart.DIRECTIVES:
            return f"{where}; {self._severity(row)}; {case.agency or case.unit}{self._late(item)}."
        said = self.words.get((item.case_id, item.number))
        label = PROMISE if said and said.promised else DIRECTIVE
        text = f": {said.text.rstrip('.')}" if said and said.text else ""
        return f"{self.say(label).format(n=item.number)}{text} – {where}{self._late(item)}."

    def _late(self, item: Any) -> str:
        if item.body["days_late"]:
            late = Label("quá hạn {n} ngày làm việc", "{n} working days late")
            return f"; {self.say(late).format(n=item.body['days_late'])}"
        if item.body["due_on"]:
            due = Label("hạn {day}", "due {day}")
            return (
                f"; {self.say(due).format(day=shown_day(date.fromisoformat(item.body['due_on'])))}"
            )
        return ""

    def _severity(self, row: Any) -> str:
        severity = row.item.body["severity"]
        return self.say(SEVERITY_LABELS[Severity(severity)]) if severity else "–"

    def _asked(self) -> Iterator[Block]:
        """The cases that lead the agenda, each once, with what could be decided."""
        yield Heading(self.say(ASK), 2)
        leading = {row.case.ref: row.case for row in self.paper.rows if row.case is not None}
        if not leading:
            yield Paragraph(self.say(NONE))
        for case in list(leading.values())[:ASKED]:
            yield Paragraph(f"{case.title} ({case.ref}):")
            yield Paragraph(self.say(CHOICES), italic=True)
