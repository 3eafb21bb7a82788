"""Cases dealt with in a window: one row each cycle, how it came in and how it stood at the end.

By construction carried over + received + reopened + referred here is all that was to be handled,
and each of these is open, done, not taken up, merged or referred elsewhere.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select
from sqlalchemy.orm import aliased

from casework.figures.window import Window, pending
from casework.models import CasePhase
from workflows.figures.timeliness import Timeliness
from workflows.figures.words import Entry, Exit, Outcome
from workflows.states import State


def case_members(window: Window) -> Select[Any]:
    """A row for every case and cycle that was to be handled some time in the window.

    ``entry``, ``exit`` and ``outcome`` are words of workflows.figures.words; ``outcome`` is
    empty unless it was done. ``late_original``: late against the date first promised, open or
    done. ``earlier``: received now, but it happened before the period. Type, severity and
    place are those at the end.
    """
    first, last, known = aliased(CasePhase), aliased(CasePhase), aliased(CasePhase)
    dealt_with = (
        select(CasePhase.case_id, CasePhase.cycle, func.min(CasePhase.seq).label("first"))
        .where(pending(CasePhase), window.reach(CasePhase), window.overlaps(CasePhase))
        .group_by(CasePhase.case_id, CasePhase.cycle)
        .subquery()
    )
    entry = _entry(first, window)
    exit_ = _exit(last, window)
    return (
        select(
            dealt_with.c.case_id,
            dealt_with.c.cycle,
            entry.label("entry"),
            exit_.label("exit"),
            _late_original(last, window).label("late_original"),
            _outcome(last, known, window).label("outcome"),
            and_(
                entry == Entry.RECEIVED.value, first.claimed_on < window.period.first
            ).label("earlier"),
            last.type,
            last.severity,
            last.place_unit_id,
            last.unit_id,
            last.settled_days,
            last.settled_late,
            last.due_original,
            last.due_current,
            first.since.label("came_at"),
        )
        .select_from(dealt_with)
        .join(
            first, and_(first.case_id == dealt_with.c.case_id, first.seq == dealt_with.c.first)
        )
        .join(last, _same(last, dealt_with, window.standing(last, window.ends)))
        .join(known, _same(known, dealt_with, window.standing(known, window.as_of)))
    )  # fmt: skip


def _same(phase: Any, dealt_with: Any, stands: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(phase.case_id == dealt_with.c.case_id, phase.cycle == dealt_with.c.cycle, stands)


def _entry(first: Any, window: Window) -> ColumnElement[str]:
    return case(
        (first.since < window.begins, Entry.BEFORE.value),
        (first.mark == "reported", Entry.RECEIVED.value),
        (first.mark == "reopened", Entry.REOPENED.value),
        else_=Entry.REFERRED.value,
    )


def _exit(last: Any, window: Window) -> ColumnElement[str]:
    return case(
        (~window.reach(last), Exit.REFERRED_AWAY.value),
        (last.state == State.DECLINED.value, Exit.DECLINED.value),
        (last.state == State.MERGED.value, Exit.MERGED.value),
        (last.settled == Timeliness.LATE.value, Exit.DONE_LATE.value),
        (last.settled == Timeliness.ON_DAY.value, Exit.DONE_ON_DAY.value),
        (last.settled == Timeliness.EARLY.value, Exit.DONE_EARLY.value),
        (last.due_current < window.ends, Exit.LATE.value),
        (last.due_current <= window.soon, Exit.SOON.value),
        else_=Exit.AHEAD.value,
    )


def _late_original(last: Any, window: Window) -> ColumnElement[bool]:
    return case(
        (last.settled_original.is_not(None), last.settled_original == Timeliness.LATE.value),
        else_=last.due_original < window.ends,
    )


def _outcome(last: Any, known: Any, window: Window) -> ColumnElement[str | None]:
    """Of what was done by the end of the window, what was known of it as of the report."""
    done = last.state.in_((State.FEEDBACK.value, State.CLOSED.value))
    return case((~done, literal(None)), else_=known_outcome(known, window))


def known_outcome(known: Any, window: Window) -> ColumnElement[str]:
    """What the phase that stood as of the report says of something declared done."""
    return case(
        (and_(known.last_in_cycle, known.until < window.as_of), Outcome.REOPENED.value),
        (known.verification.is_not(None), known.verification),
        (
            and_(known.state == State.FEEDBACK.value, known.disputed),
            Outcome.SAID_NOT_FIXED.value,
        ),
        (known.state == State.FEEDBACK.value, Outcome.WAITING.value),
        (known.state == State.RESOLVED.value, Outcome.NO_FEEDBACK.value),
        else_=Outcome.REWORKED.value,
    )  # fmt: skip
