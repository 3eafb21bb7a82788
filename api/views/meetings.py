"""Meetings as their templates draw them: turns held and missed, agendas, decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day, weekday
from api.language import many, say
from api.views.links import address
from api.views.voices import row_voices
from casework.meetings.reading import AgendaRow, CadenceLine, Decided, TurnRow
from casework.models import Meeting
from workflows.lifecycle import LIFE_CYCLE
from workflows.meeting import (
    EVERY,
    KIND_LABELS,
    PART_LABELS,
    STATE_LABELS,
    AgendaPart,
    MeetingKind,
    MeetingState,
    Turn,
    TurnStatus,
)
from workflows.states import SEVERITY_LABELS, Severity

QUARTERS = ("I", "II", "III", "IV")
MONTH, TWO_MONTHS, QUARTER, HALF, YEAR = EVERY
DONE = {action.name: action.done for action in LIFE_CYCLE}
ONE_DAY = date.resolution


class TurnView(NamedTuple):
    """One turn: its name, how it went in words and for colour, and where it leads."""

    label: str
    tone: str
    words: str
    href: str


class LineView(NamedTuple):
    """One unit's turns of one kind of meeting."""

    unit: str
    kind: str
    every: str
    missed: str
    turns: Sequence[TurnView]
    plan_href: str
    cadence_href: str


class AgendaLine(NamedTuple):
    """A case on an agenda; figures are those of the opening, words those of today."""

    ref: str
    href: str
    title: str
    holder: str
    severity: str
    severity_label: str
    facts: Sequence[str]
    decided: Sequence[str]


class AgendaSection(NamedTuple):
    """One part: its lines, and how many more there are that did not fit."""

    label: str
    lines: Sequence[AgendaLine]
    total: int
    more: int


class MeetingHead(NamedTuple):
    """What is said of a meeting first."""

    id: int
    title: str
    unit: str
    turn: str
    state: str
    state_label: str
    when: str
    place: str


def turn_label(turn: Turn) -> str:
    """``Quý I/2026``, ``Tháng 3/2026``, ``6 tháng đầu năm 2026``."""
    first, months = turn.first, _months(turn)
    if months == MONTH:
        return str(_("Tháng %(m)s/%(y)s", m=first.month, y=first.year))
    if months == QUARTER:
        return str(_("Quý %(q)s/%(y)s", q=QUARTERS[first.month // QUARTER], y=first.year))
    if months == YEAR:
        return str(_("Năm %(y)s", y=first.year))
    if months == HALF:
        if first.month == 1:
            return str(_("6 tháng đầu năm %(y)s", y=first.year))
        return str(_("6 tháng cuối năm %(y)s", y=first.year))
    last = turn.after - ONE_DAY
    return str(_("Tháng %(a)s–%(b)s/%(y)s", a=first.month, b=last.month, y=first.year))


def line_views(lines: Sequence[CadenceLine], run: frozenset[int]) -> list[LineView]:
    """``run``: the units whose meetings the reader prepares."""
    return [_line(line, mine=line.unit_id in run) for line in lines]


def every_words(months: int) -> str:
    """How often, in words."""
    if not months:
        return str(_("không họp định kỳ"))
    if months == QUARTER:
        return str(_("mỗi quý một lần"))
    if months == MONTH:
        return str(_("mỗi tháng một lần"))
    return str(_("%(n)s tháng một lần", n=months))


def meeting_head(row: Meeting, unit: str, turn: Turn) -> MeetingHead:
    """The head of a meeting's page."""
    kind = say(KIND_LABELS[MeetingKind(row.kind)])
    return MeetingHead(
        id=row.id,
        title=f"{kind} – {turn_label(turn)}",
        unit=unit,
        turn=turn_label(turn),
        state=row.state,
        state_label=say(STATE_LABELS[MeetingState(row.state)]),
        when=f"{weekday(row.scheduled_on)} {day(row.scheduled_on)}",
        place=row.place,
    )


def agenda_sections(
    rows: Sequence[AgendaRow],
    totals: Mapping[str, int],
    decided: Sequence[Decided],
    *,
    review: str,
) -> list[AgendaSection]:
    """The parts in order, also the empty ones; ``review`` begins the address of a case's review."""
    by_case: dict[int, list[str]] = {}
    for each in decided:
        by_case.setdefault(each.case_id, []).append(say(DONE[each.action]))
    found = []
    for part in AgendaPart:
        lines = [_agenda_line(row, by_case, review) for row in rows if row.item.part == part]
        total = totals.get(part.value, len(lines))
        found.append(AgendaSection(say(PART_LABELS[part]), lines, total, total - len(lines)))
    return found


def item_facts(part: str, number: int, body: Mapping[str, Any]) -> list[str]:
    """What was true of a line when the agenda was frozen, in short words."""
    found = []
    if part == AgendaPart.DIRECTIVES:
        found.append(str(_("Chỉ đạo, cam kết số %(n)s", n=number)))
    if body["days_late"]:
        found.append(many("Quá hạn %(num)s ngày", body["days_late"]))
    elif body["due_on"]:
        found.append(str(_("Hạn %(day)s", day=day(date.fromisoformat(body["due_on"])))))
    # A meeting is read by many: few voices are a band, whoever reads (workflows/coarseness.py).
    voices = row_voices(body["voices"], close=False)
    return [*found, voices] if voices else found


def _agenda_line(row: AgendaRow, decided: Mapping[int, Sequence[str]], review: str) -> AgendaLine:
    case, item = row.case, row.item
    facts = item_facts(item.part, item.number, item.body)
    if case is None:
        title = str(_("Vụ việc không còn trong phạm vi theo dõi"))
        return AgendaLine("", "", title, "", "", "", facts, decided.get(item.case_id, ()))
    severity = item.body["severity"]
    return AgendaLine(
        ref=case.ref,
        href=f"{review}/{case.ref}" if review else f"/cases/{case.ref}",
        title=case.title,
        holder=case.agency or case.unit,
        severity=severity or "",
        severity_label=say(SEVERITY_LABELS[Severity(severity)]) if severity else "",
        facts=facts,
        decided=decided.get(item.case_id, ()),
    )


def _line(line: CadenceLine, *, mine: bool) -> LineView:
    asked = {"unit": line.unit_id, "kind": line.kind.value}
    turns = [_turn(row) for row in line.turns]
    return LineView(
        unit=line.unit,
        kind=say(KIND_LABELS[line.kind]),
        every=every_words(line.months),
        missed=many("%(num)s kỳ chưa họp", line.missed) if line.missed else "",
        turns=turns,
        plan_href=address("/meetings/new", asked) if mine else "",
        cadence_href=address("/meetings/cadence", asked) if mine else "",
    )


def _turn(row: TurnRow) -> TurnView:
    href = f"/meetings/{row.meeting.id}" if row.meeting else ""
    label = turn_label(row.turn)
    if row.held_on and row.status is TurnStatus.HELD:
        return TurnView(label, "held", _("Đã họp %(day)s", day=f"{row.held_on:%d/%m}"), href)
    if row.held_on:
        late = (row.held_on - row.turn.after).days + 1
        words = many("Họp muộn %(num)s ngày", late)
        return TurnView(label, "late", words, href)
    if row.status is TurnStatus.MISSED:
        return TurnView(label, "missed", _("Chưa họp"), href)
    if row.meeting:
        planned = _("Lịch %(day)s", day=f"{row.meeting.scheduled_on:%d/%m}")
        return TurnView(label, "due", planned, href)
    return TurnView(label, "due", _("Chưa lên lịch"), href)


def _months(turn: Turn) -> int:
    first, after = turn
    return (after.year - first.year) * YEAR + after.month - first.month
