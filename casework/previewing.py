"""What other rules would move, shown before anything is saved (design §3.2).

The calendar and a policy are previewed in the same way: a batch of cases at a time, their
histories in one question, each counted as it is and as it would be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from casework.adopting import calendar_moves
from casework.calendar.changes import differences, moving
from casework.calendar.reach import in_reach
from casework.history.reading import Step, moments, read_histories
from casework.queries import numbers_of, open_of_type
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from workflows.calendar import Day, WorkCalendar
from workflows.moves import Move, moves_under
from workflows.policy import Policy
from workflows.rulebook import DatedCalendar

BATCH = 500
Batch = Callable[[int], dict[int, str]]
"""The numbers of the next cases by their ids, after this id."""


@dataclass(frozen=True, slots=True)
class CaseMove:
    """An open deadline that would move, with the number of its case."""

    ref: str
    move: Move


def preview_calendar(
    session: Reading, calendar: WorkCalendar, days: Mapping[date, Day], *, now: datetime
) -> list[CaseMove]:
    """Every open deadline that these exceptions would move, the earliest due first."""
    rules = read_rulebook(session)
    new = DatedCalendar(now, WorkCalendar(calendar.version + 1, days))
    edited = replace(rules, calendars=(*rules.calendars, new))
    reached = in_reach(moving(differences(calendar.exceptions, days)), calendar)
    return _preview(
        session,
        lambda after: numbers_of(session, reached, after=after, limit=BATCH),
        lambda history: calendar_moves(history, rules, edited, at=_at(history, now)),
    )


def preview_policy(
    session: Reading, type_slug: str, policy: Policy, *, now: datetime
) -> list[CaseMove]:
    """Every open deadline that the policy would move if open cases followed it from now on."""
    rules = read_rulebook(session)
    edited = rules.with_policy(type_slug, policy, since=now)
    return _preview(
        session,
        lambda after: open_of_type(session, type_slug, after=after, limit=BATCH),
        lambda history: moves_under(
            moments(history), rules, edited, at=_at(history, now), policy_at=now
        ),
    )


def _preview(
    session: Reading, batch: Batch, moved: Callable[[list[Step]], list[Move]]
) -> list[CaseMove]:
    found = [
        CaseMove(ref, move)
        for ref, history in _histories(session, batch)
        for move in moved(history)
    ]
    return sorted(found, key=lambda each: (each.move.before.due_current, each.ref))


def _histories(session: Reading, batch: Batch) -> Iterator[tuple[str, list[Step]]]:
    after = 0
    while refs := batch(after):
        for case_id, history in read_histories(session, refs):
            yield refs[case_id], history
        after = max(refs)


def _at(history: list[Step], now: datetime) -> datetime:
    """Recorded time never runs back within a case."""
    return max(now, history[-1].at)
