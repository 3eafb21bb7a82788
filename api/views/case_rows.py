"""Cases as lines of a list: one shape for the board, the desk and the list of cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day, exact
from api.language import many, say
from api.sentences.clocks import KINDS, STAGES
from api.views.earlier import earlier_lines
from api.views.lateness import Lateness, lateness
from api.views.places import in_sentence
from api.views.rungs import RungView
from api.views.states import Chip, state_chip, verification_chip
from api.views.voices import row_voices
from casework.lists.columns import WITH_AGENCY
from casework.lists.earlier import Earlier
from casework.lists.rungs import Climbed
from workflows.calendar import WorkCalendar
from workflows.clocks import PAUSED_WITH_THE_CASE, ClockKind
from workflows.counting import days_late
from workflows.escalation import Rung
from workflows.states import SEVERITY_LABELS, Severity
from workflows.types import CASE_TYPES


class CaseRow(NamedTuple):
    """One line. ``facts`` are short words such as "Trả lại 2 lần"; empty texts are not shown.

    ``earlier`` are whole sentences of what it has been through, where the list tells that.
    """

    ref: str
    href: str
    title: str
    place: str
    type: str
    severity: str
    severity_label: str
    hot_spot: bool
    urgent: bool
    cycle: int
    state: Chip
    verification: Chip | None
    holder: str
    since: str
    late: Lateness
    clock: str
    original: str
    rungs: Sequence[RungView]
    facts: Sequence[str]
    voices: str
    earlier: Sequence[str] = ()


def case_rows(
    rows: Sequence[Any],
    *,
    calendar: WorkCalendar,
    now: datetime,
    paused: Mapping[int, datetime],
    rungs: Mapping[int, Mapping[int, Climbed]] | None = None,
    unexplained: Collection[int] = (),
    past: Mapping[int, Earlier] | None = None,
    close: bool = False,
) -> list[CaseRow]:
    """The lines of a page of ``casework.lists.columns`` rows; ``paused`` says since when.

    ``close``: the reader may see few voices as they are. ``unexplained``: cases that are late without
    a written reason, where the list says so. ``past``: what they have been through, where it tells.
    """
    climbed = rungs or {}
    lines = [
        _case_row(row, climbed.get(row.id, {}), paused.get(row.id), calendar, now)._replace(
            voices=row_voices(row.voices, close=close)
        )
        for row in rows
    ]
    return [
        _with_past(line, row.id in unexplained, (past or {}).get(row.id))
        for row, line in zip(rows, lines, strict=True)
    ]


def _with_past(line: CaseRow, unexplained: bool, past: Earlier | None) -> CaseRow:  # noqa: FBT001 -- inside
    """The line with what only some lists tell."""
    facts = [*line.facts]
    if past is not None and past.late:
        facts.append(many("Đã từng quá hạn %(num)s bước", len(past.late)))
    if unexplained:
        facts.append(str(_("Chưa có giải trình")))
    return line._replace(
        facts=tuple(facts), earlier=[] if past is None else list(earlier_lines(past))
    )


def _case_row(
    row: Any,
    climbed: Mapping[int, Climbed],
    paused_at: datetime | None,
    calendar: WorkCalendar,
    now: datetime,
) -> CaseRow:
    return CaseRow(
        ref=row.ref,
        href=f"/cases/{row.ref}",
        title=row.title,
        place=f"{row.place}, {in_sentence(row.place_unit)}",
        type=say(CASE_TYPES[row.type].label),
        severity=row.severity or "",
        severity_label=say(SEVERITY_LABELS[Severity(row.severity)]) if row.severity else "",
        hot_spot=row.hot_spot,
        urgent=row.urgent,
        cycle=row.cycle,
        state=state_chip(row),
        verification=verification_chip(row),
        holder=desk_of(row),
        since="" if row.ended_at else _("từ %(day)s", day=day(row.held_since)),
        late=_late(row, paused_at, calendar, now),
        clock=clock_of(row),
        original=_against_original(row, calendar, now),
        rungs=ladder_of(row.type, climbed),
        facts=tuple(_facts(row)),
        voices="",
    )


def desk_of(row: Any) -> str:
    """At whose desk a case lies: its lead agency while that handles it, else the unit."""
    return str(row.agency if row.state in WITH_AGENCY else row.unit)


def clock_of(row: Any) -> str:
    """Which of its deadlines is the nearest; a stage is named after what must be done in it."""
    if row.due_clock is None:
        return ""
    if row.due_clock == ClockKind.STAGE and row.state in STAGES:
        return say(STAGES[row.state])
    return say(KINDS[ClockKind(row.due_clock)])


def ladder_of(type_slug: str, climbed: Mapping[int, Climbed]) -> list[RungView]:
    """All rungs of the case type, the climbed ones with when, and who says to have seen it."""
    case_type = CASE_TYPES[type_slug]
    told = day if case_type.sensitive else exact
    return [_rung(rung, climbed.get(rung.level), told) for rung in case_type.policy.ladder]


def _rung(rung: Rung, known: Climbed | None, told: Callable[[datetime], str]) -> RungView:
    label = say(rung.label)
    if known is None:
        return RungView(rung.level, label, reached=False, at="")
    by, at = (known.seen.by, told(known.seen.at)) if known.seen else ("", "")
    return RungView(rung.level, label, reached=True, at=day(known.at), seen_by=by, seen_at=at)


def _late(row: Any, paused_at: datetime | None, calendar: WorkCalendar, now: datetime) -> Lateness:
    """A paused clock is as late as it was when it stopped; a directive's never stops."""
    stops = row.due_clock is None or row.due_clock in PAUSED_WITH_THE_CASE
    if paused_at is None or not stops:
        return lateness(row.due_at, now=now, calendar=calendar, level=row.level)
    return lateness(
        row.due_at,
        now=now,
        calendar=calendar,
        level=row.level,
        paused_since=calendar.local_date(paused_at),
        days=days_late(row.due_at, paused_at, calendar) if row.due_at else None,
    )


def _against_original(row: Any, calendar: WorkCalendar, now: datetime) -> str:
    """How late it is against what was first promised, where that differs."""
    if row.due_original is None or row.due_original == row.due_at or row.due_original >= now:
        return ""
    late = days_late(row.due_original, now, calendar)
    return many("Quá hạn ban đầu %(num)s ngày", late)


def _facts(row: Any) -> Iterable[str]:
    if row.returns:
        yield many("Trả lại %(num)s lần", row.returns)
    if row.pauses:
        yield many("Dừng tính hạn %(num)s lần", row.pauses)
    if row.extensions:
        yield many("Gia hạn %(num)s lần", row.extensions)
    if row.reminders:
        yield many("Đôn đốc %(num)s lần", row.reminders)
