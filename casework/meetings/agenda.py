"""The agenda fills itself: what the last meeting left, what is late, what is hot, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, true

from casework.lists.overdue import RANK
from casework.models import Case, CaseClock, CaseEvent, Meeting
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor, Seat, Standing
from workflows.calendar import WorkCalendar
from workflows.clocks import ClockKind
from workflows.counting import days_late
from workflows.meeting import LEVELS, ROLES, AgendaPart, MeetingKind
from workflows.states import OPEN, Severity

MOST: Final = 100
"""Lines of one part; how many more there are is said beside them."""
NEW_WITHIN: Final = timedelta(days=92)
"""What counts as new where there was no meeting before."""
SIGNED = {MeetingKind.COMMITTEE: Standing.COMMITTEE, MeetingKind.COORDINATORS: Standing.COORDINATOR}
GRAVE = (Severity.EMERGING.value, Severity.PRESSING.value, Severity.HOT.value)


class Line(NamedTuple):
    """A line of an agenda: a case in a part, for directives with its number, and its figures."""

    part: str
    case_id: int
    number: int
    body: dict[str, Any]


class Agenda(NamedTuple):
    """The lines in order, and by part how many there are in all."""

    lines: list[Line]
    totals: Mapping[str, int]


class AgendaOf:
    """The agenda of one unit's meeting at one moment, whoever prepares it."""

    def __init__(
        self,
        session: Reading,
        tree: UnitTree,
        calendar: WorkCalendar,
        *,
        unit_id: int,
        kind: MeetingKind,
        now: datetime,
    ) -> None:
        self.session = session
        self.tree = tree
        self.calendar = calendar
        self.unit_id = unit_id
        self.kind = kind
        self.now = now
        # What the office sees, not what the person sees who happens to open the meeting.
        self.office = Actor(0, (Seat(ROLES[kind], unit_id),))
        self.since = self._last_opened()

    def agenda(self) -> Agenda:
        """In eleven statements, however many lines there are."""
        lines: list[Line] = []
        totals: dict[str, int] = {}
        for part, statement in self._parts():
            count = self.session.scalar(
                select(func.count()).select_from(statement.order_by(None).subquery())
            )
            totals[part.value] = count or 0
            rows = self.session.execute(statement.limit(MOST)).all()
            lines += [
                Line(part.value, row.id, int(getattr(row, "directive", 0)), self._body(row))
                for row in rows
            ]
        return Agenda(lines, totals)

    def _parts(self) -> Iterator[tuple[AgendaPart, Select[Any]]]:
        yield AgendaPart.DIRECTIVES, self._directives()
        late = (Case.due_at < self.now, Case.level >= LEVELS[self.kind])
        yield AgendaPart.OVERDUE, self._cases(*late).order_by(Case.due_at, Case.id)
        hot = self._cases(Case.hot_spot == true()).order_by(RANK.desc(), Case.id)
        yield AgendaPart.HOT_SPOTS, hot
        new = (
            Case.severity.in_(GRAVE),
            Case.state.in_([state.value for state in OPEN]),
            Case.reported_at >= (self.since or self.now - NEW_WITHIN),
        )
        fresh = self._cases(*new).order_by(RANK.desc(), Case.voices.desc(), Case.id)
        yield AgendaPart.EMERGING, fresh
        yield AgendaPart.HELD_OVER, self._held_over()

    def _cases(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        return visible_rows(self.office, self.tree, *COLUMNS).where(*conditions)

    def _directives(self) -> Select[Any]:
        """Open ones, the first due first: the overdue ones lead."""
        number = func.substr(CaseClock.name, len("directive_") + 1)
        return (
            visible_rows(
                self.office,
                self.tree,
                *COLUMNS,
                CaseClock.due_current.label("directive_due"),
                number.label("directive"),
            )
            .join(CaseClock, CaseClock.case_id == Case.id)
            .where(CaseClock.kind == ClockKind.DIRECTIVE.value, CaseClock.ended_at.is_(None))
            .order_by(CaseClock.due_current, CaseClock.id)
        )

    def _held_over(self) -> Select[Any]:
        """Since the last meeting was opened; the event is the office's own word."""
        said = (
            select(CaseEvent.case_id)
            .where(
                CaseEvent.kind == "held_over",
                CaseEvent.standing == SIGNED[self.kind].value,
                CaseEvent.body["unit_id"].as_integer() == self.unit_id,
            )
            .distinct()
        )
        if self.since is not None:
            said = said.where(CaseEvent.recorded_at >= self.since)
        return self._cases(Case.id.in_(said)).order_by(Case.due_at.is_(None), Case.due_at, Case.id)

    def _body(self, row: Any) -> dict[str, Any]:
        due = getattr(row, "directive_due", None) or row.due_at
        return {
            "state": row.state,
            "severity": row.severity,
            "unit_id": row.unit_id,
            "lead_id": row.lead_id,
            "level": row.level,
            "voices": row.voices,
            "days_late": days_late(due, self.now, self.calendar) if due and due < self.now else 0,
            "due_on": self.calendar.local_date(due).isoformat() if due else None,
        }

    def _last_opened(self) -> datetime | None:
        return self.session.scalar(
            select(func.max(Meeting.opened_at)).where(
                Meeting.unit_id == self.unit_id, Meeting.kind == self.kind.value
            )
        )


COLUMNS = (
    Case.id,
    Case.state,
    Case.severity,
    Case.unit_id,
    Case.lead_id,
    Case.level,
    Case.voices,
    Case.due_at,
)
