"""What an edited calendar would move, shown before anything is saved (design §3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from casework.adopting import calendar_moves
from casework.calendar.changes import differences, moving
from casework.calendar.reach import in_reach
from casework.casefile import open_file
from casework.queries import cases_with_clocks
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from workflows.calendar import Day, WorkCalendar
from workflows.moves import Move
from workflows.rulebook import DatedCalendar, Rulebook


@dataclass(frozen=True, slots=True)
class CaseMove:
    """An open deadline that would move, with the number of its case."""

    ref: str
    move: Move


def preview_calendar(
    session: Reading, calendar: WorkCalendar, days: Mapping[date, Day], *, now: datetime
) -> list[CaseMove]:
    """Every open deadline that these exceptions would move, the earliest due first."""
    rules = _edited(read_rulebook(session), WorkCalendar(calendar.version + 1, days), now)
    reached = in_reach(moving(differences(calendar.exceptions, days)), calendar)
    found = [
        CaseMove(row.ref, move)
        for row in cases_with_clocks(session, reached)
        for move in calendar_moves(open_file(session, row, now=now), rules)
    ]
    return sorted(found, key=lambda each: (each.move.before.due_current, each.ref))


def _edited(rules: Rulebook, calendar: WorkCalendar, now: datetime) -> Rulebook:
    """The rules as they would be had the calendar just been saved."""
    return replace(rules, calendars=(*rules.calendars, DatedCalendar(now, calendar)))
