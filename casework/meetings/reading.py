"""Meetings as people read them: the turns of each unit, the agenda with what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, select

from casework.lists.columns import list_rows
from casework.meetings.agenda import AgendaOf
from casework.meetings.recording import units_seen
from casework.models import Case, Meeting, MeetingCadence, MeetingEvent, MeetingItem, Unit
from casework.refs import ZONE
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.meeting import (
    MONTHS,
    MeetingKind,
    MeetingState,
    Turn,
    TurnStatus,
    turn_of,
    turn_status,
    turns,
)

SHOWN = 8
"""Turns of a line: two years of quarters, or eight months."""


class TurnRow(NamedTuple):
    """One turn with its meeting, if there is one, and how it went."""

    turn: Turn
    status: TurnStatus
    meeting: Meeting | None
    held_on: date | None


class CadenceLine(NamedTuple):
    """A unit's turns of one kind of meeting; ``months`` is 0 where it does not meet regularly."""

    unit_id: int
    unit: str
    kind: MeetingKind
    months: int
    turns: Sequence[TurnRow]

    @property
    def missed(self) -> int:
        """How many of the turns shown passed without a meeting."""
        return sum(1 for row in self.turns if row.status is TurnStatus.MISSED)


def cadence_lines(
    session: Reading, actor: Actor, tree: UnitTree, *, today: date
) -> list[CadenceLine]:
    """A line for every unit and kind that has a cadence or a meeting, in two statements."""
    seen = units_seen(actor, tree)
    set_rows = session.execute(
        select(MeetingCadence, Unit.name)
        .join(Unit, Unit.id == MeetingCadence.unit_id)
        .where(MeetingCadence.unit_id.in_(seen))
        .order_by(MeetingCadence.starts_on, MeetingCadence.id)
    ).all()
    held_rows = session.execute(
        select(Meeting, Unit.name)
        .join(Unit, Unit.id == Meeting.unit_id)
        .where(Meeting.unit_id.in_(seen))
        .order_by(Meeting.turn_on)
    ).all()
    names = {cadence.unit_id: name for cadence, name in set_rows}
    names |= {meeting.unit_id: name for meeting, name in held_rows}
    cadences: dict[tuple[int, str], list[MeetingCadence]] = {}
    meetings: dict[tuple[int, str], dict[date, Meeting]] = {}
    for cadence, _ in set_rows:
        cadences.setdefault((cadence.unit_id, cadence.kind), []).append(cadence)
    for meeting, _ in held_rows:
        meetings.setdefault((meeting.unit_id, meeting.kind), {})[meeting.turn_on] = meeting
    lines = [
        _line(key, names[key[0]], cadences.get(key, []), meetings.get(key, {}), today)
        for key in {**cadences, **meetings}
    ]
    return sorted(
        lines, key=lambda line: (-len(tree.subtree({line.unit_id})), line.unit, line.kind)
    )


def months_between(cadences: Iterable[Any], kind: MeetingKind, on: date) -> int:
    """The length of a turn on that day: what the newest row says, else what is usual."""
    holding = [each.months for each in cadences if each.starts_on <= on]
    return (holding[-1] if holding else 0) or MONTHS[kind]


def turn_length(session: Reading, unit_id: int, kind: MeetingKind, on: date) -> int:
    """The same, read from the database."""
    rows = session.scalars(
        select(MeetingCadence)
        .where(MeetingCadence.unit_id == unit_id, MeetingCadence.kind == kind.value)
        .order_by(MeetingCadence.starts_on, MeetingCadence.id)
    ).all()
    return months_between(rows, kind, on)


def missed_turns(session: Reading, actor: Actor, tree: UnitTree, *, today: date) -> int:
    """How many of the last turns of the reader's own units and those below were missed."""
    return sum(line.missed for line in cadence_lines(session, actor, tree, today=today))


def _line(
    key: tuple[int, str],
    unit: str,
    cadences: Sequence[MeetingCadence],
    meetings: dict[date, Meeting],
    today: date,
) -> CadenceLine:
    kind = MeetingKind(key[1])
    wanted = {turn.first: turn for turn in _turns(cadences, today)}
    for first in meetings:
        wanted.setdefault(first, turn_of(first, months_between(cadences, kind, first)))
    rows = [_row(wanted[first], meetings.get(first), today) for first in sorted(wanted)]
    now = [each.months for each in cadences if each.starts_on <= today]
    return CadenceLine(key[0], unit, kind, now[-1] if now else 0, rows[-SHOWN:])


def _turns(cadences: Sequence[MeetingCadence], today: date) -> Iterable[Turn]:
    """Of each cadence the turns before the next one begins to hold."""
    for place, each in enumerate(cadences):
        after = cadences[place + 1].starts_on if place + 1 < len(cadences) else None
        if each.months:
            for turn in turns(each.months, each.starts_on, today):
                if after is None or turn.first < after:
                    yield turn


def _row(turn: Turn, meeting: Meeting | None, today: date) -> TurnRow:
    opened = meeting.opened_at if meeting else None
    held_on = opened.astimezone(ZONE).date() if opened else None
    return TurnRow(turn, turn_status(turn, held_on=held_on, today=today), meeting, held_on)


class AgendaRow(NamedTuple):
    """A line of a frozen agenda; ``case`` is a row of ``casework.lists.columns``, or None for
    whoever no longer sees the case.
    """

    item: MeetingItem
    case: Any | None


def agenda_rows(session: Reading, actor: Actor, tree: UnitTree, meeting_id: int) -> list[AgendaRow]:
    """The agenda in order with its cases as they are now, in two statements."""
    items = session.scalars(
        select(MeetingItem)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(MeetingItem.position)
    ).all()
    cases = cases_by_id(session, actor, tree, {item.case_id for item in items})
    return [AgendaRow(item, cases.get(item.case_id)) for item in items]


def agenda_of(
    session: Reading,
    actor: Actor,
    tree: UnitTree,
    row: Meeting,
    *,
    calendar: WorkCalendar,
    now: datetime,
) -> tuple[list[AgendaRow], dict[str, int]]:
    """The agenda as it was frozen, or before the opening as it would be now; and its totals."""
    if row.state != MeetingState.PLANNED:
        return agenda_rows(session, actor, tree, row.id), totals(session, row.id)
    kind = MeetingKind(row.kind)
    agenda = AgendaOf(session, tree, calendar, unit_id=row.unit_id, kind=kind, now=now).agenda()
    cases = cases_by_id(session, actor, tree, {line.case_id for line in agenda.lines})
    items = [MeetingItem(position=0, **line._asdict()) for line in agenda.lines]
    return [AgendaRow(item, cases.get(item.case_id)) for item in items], dict(agenda.totals)


def cases_by_id(
    session: Reading, actor: Actor, tree: UnitTree, wanted: Iterable[int]
) -> dict[int, Any]:
    """Rows of ``casework.lists.columns`` by id, as far as the reader may see them."""
    ids = list(wanted)
    if not ids:
        return {}
    return {row.id: row for row in session.execute(list_rows(actor, tree).where(Case.id.in_(ids)))}


class Decided(NamedTuple):
    """One decision: about which case, by which action, when."""

    case_id: int
    action: str
    case_seq: int
    at: datetime


def decisions(session: Reading, meeting_id: int) -> list[Decided]:
    """What a meeting decided, in order."""
    rows = session.execute(
        select(MeetingEvent.body, MeetingEvent.recorded_at)
        .where(and_(MeetingEvent.meeting_id == meeting_id, MeetingEvent.kind == "decided"))
        .order_by(MeetingEvent.seq)
    )
    return [Decided(body["case_id"], body["action"], body["case_seq"], at) for body, at in rows]


def totals(session: Reading, meeting_id: int) -> dict[str, int]:
    """By part how many lines there were in all when the meeting was opened."""
    body = session.scalar(
        select(MeetingEvent.body).where(
            MeetingEvent.meeting_id == meeting_id, MeetingEvent.kind == "opened"
        )
    )
    return dict(body["totals"]) if body else {}
