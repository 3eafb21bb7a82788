"""What both papers of a meeting need: its agenda as the reader may see it, and its letterhead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from flask import current_app

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.anchors import newest_anchor
from casework.meetings.reading import AgendaRow, agenda_of, turn_length
from casework.meetings.recording import visible_meeting
from casework.models import Meeting, Unit
from casework.papers.letterhead import Letterhead, letterhead
from casework.refs import ZONE
from casework.units import UnitTree, read_tree
from workflows.actors import Actor
from workflows.meeting import AgendaPart, MeetingKind, Turn, turn_of
from workflows.words import Label

FOOTER = Label("Số liệu chốt lúc {at}", "Figures as of {at}")
QUARTER = 3
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class MeetingPaper:
    """A meeting read for a paper; ``rows`` are only those whose case the reader may see, ``anchor`` is
    the history's newest in words.
    """

    meeting: Meeting
    unit: Unit
    parent: str
    tree: UnitTree
    rows: Sequence[AgendaRow]
    totals: Mapping[str, int]
    turn: str
    as_of: datetime
    language: str
    data: Path
    anchor: str

    @classmethod
    def of(cls, meeting_id: int, *, actor: Actor, language: str, now: datetime) -> MeetingPaper:
        """Raises NotFound where the actor may not read the meeting."""
        session = db.session
        row, tree = visible_meeting(session, meeting_id, actor=actor), read_tree(session)
        unit = session.get_one(Unit, row.unit_id)
        above = session.get(Unit, unit.parent_id) if unit.parent_id else None
        rows, totals = agenda_of(
            session, actor, tree, row, calendar=current_calendar(session), now=now
        )
        length = turn_length(session, row.unit_id, MeetingKind(row.kind), row.turn_on)
        return cls(
            meeting=row,
            unit=unit,
            parent=above.name if above else unit.name,
            tree=tree,
            rows=[each for each in rows if each.case is not None],
            totals=totals,
            turn=turn_words(turn_of(row.turn_on, length), language),
            as_of=row.opened_at or now,
            language=language,
            data=current_app.config["CASEWORK"].data,
            anchor=newest_anchor(session, actor=actor, language=language),
        )

    def say(self, label: Label) -> str:
        """In the reader's language."""
        return label.say(self.language)

    def part(self, part: AgendaPart) -> list[AgendaRow]:
        """The lines of one part, in order."""
        return [row for row in self.rows if row.item.part == part]

    def head(self, paper: str, subject: str) -> Letterhead:
        """``paper`` is a key of ``papers.toml``."""
        at = self.as_of.astimezone(ZONE)
        as_of = self.say(FOOTER).format(at=f"{at:%H:%M} {shown_day(at.date())}")
        return letterhead(
            paper,
            unit_name=self.unit.name,
            unit_kind=self.unit.kind,
            parent_name=self.parent,
            day=self.meeting.scheduled_on,
            subject=subject,
            footer=". ".join(filter(None, (as_of, self.anchor))),
            data=self.data,
        )


def shown_day(day: date) -> str:
    """``05/12/2026``."""
    return f"{day:%d/%m/%Y}"


def turn_words(turn: Turn, language: str) -> str:
    """``quý IV năm 2026``, ``tháng 11 năm 2026``, or from and to."""
    first, last = turn.first, turn.after - date.resolution
    months = last.month - first.month + 1
    if months == QUARTER:
        name = ROMAN[first.month // QUARTER]
        label = Label(f"quý {name} năm {first.year}", f"quarter {name} of {first.year}")
    elif months == 1:
        label = Label(f"tháng {first.month} năm {first.year}", f"month {first.month}/{first.year}")
    else:
        label = Label(
            f"từ tháng {first.month} đến tháng {last.month} năm {first.year}",
            f"months {first.month} to {last.month} of {first.year}",
        )
    return label.say(language)
