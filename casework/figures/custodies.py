"""What agencies had to do in a window: one row each custody, how it came and how it ended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from casework.events.recurrence import CameBack, DidNotComeBack
from casework.figures.cases import known_outcome
from casework.figures.window import Window
from casework.models import CaseEvent, CasePhase
from workflows.figures.timeliness import Timeliness
from workflows.figures.words import Entry, Exit
from workflows.states import State


def custody_members(window: Window, agency: int | None = None) -> Select[Any]:
    """A row for every custody of an agency in the window, of all agencies or of this one.

    A result that was sent back within the window counts as not given: the last one counts.
    ``late_original``: late against the date first promised, open or done. ``recurs``: what was
    done came back, as a new case of the same type and place within ninety days of its end.
    """
    begun, any_, first, last, known = (aliased(CasePhase) for _ in range(5))
    of_one = literal(value=True) if agency is None else begun.agency_id == agency
    held = (
        select(
            begun.agency_id,
            begun.case_id,
            begun.custody,
            func.min(begun.seq).label("first"),
        )
        .where(begun.agency_id.is_not(None), of_one, window.reach(begun), window.overlaps(begun))
        .group_by(begun.agency_id, begun.case_id, begun.custody)
        .subquery()
    )
    ends = (
        select(held, func.max(any_.seq).label("last"))
        .join(any_, any_.case_id == held.c.case_id)
        .where(
            any_.since < window.ends,
            or_(any_.custody == held.c.custody, any_.left_custody == held.c.custody),
        )
        .group_by(*held.c)
        .subquery()
    )
    holds = func.coalesce(last.custody, 0) == ends.c.custody
    done = and_(~holds, last.mark == "resolved")
    outcome = known_outcome(known, window)
    return (
        select(
            ends.c.agency_id,
            ends.c.case_id,
            ends.c.custody,
            _entry(first, window).label("entry"),
            _exit(last, holds, window).label("exit"),
            _late_original(last, holds, window).label("late_original"),
            case((done, outcome), else_=literal(None)).label("outcome"),
            and_(done, _recurs(known, window)).label("recurs"),
            last.type,
            last.left_days,
            last.left_late,
            first.since.label("came_at"),
        )
        .select_from(ends)
        .join(first, and_(first.case_id == ends.c.case_id, first.seq == ends.c.first))
        .join(last, and_(last.case_id == ends.c.case_id, last.seq == ends.c.last))
        .join(
            known,
            and_(
                known.case_id == ends.c.case_id,
                known.cycle == last.cycle,
                window.standing(known, window.as_of),
            ),
        )
    )


def _entry(first: Any, window: Window) -> ColumnElement[str]:
    return case(
        (first.since < window.begins, Entry.BEFORE.value),
        (first.mark == "rework_asked", Entry.REWORK.value),
        else_=Entry.RECEIVED.value,
    )


def _exit(last: Any, holds: ColumnElement[bool], window: Window) -> ColumnElement[str]:
    return case(
        (and_(holds, last.held_current < window.ends), Exit.LATE.value),
        (and_(holds, last.held_current <= window.soon), Exit.SOON.value),
        (holds, Exit.AHEAD.value),
        (last.mark == "returned", Exit.RETURNED.value),
        (last.mark != "resolved", Exit.TAKEN.value),
        (last.left == Timeliness.LATE.value, Exit.DONE_LATE.value),
        (last.left == Timeliness.ON_DAY.value, Exit.DONE_ON_DAY.value),
        else_=Exit.DONE_EARLY.value,
    )


def _late_original(last: Any, holds: ColumnElement[bool], window: Window) -> ColumnElement[bool]:
    return case(
        (holds, last.held_original < window.ends),
        else_=last.left_original == Timeliness.LATE.value,
    )


def _recurs(known: Any, window: Window) -> ColumnElement[bool]:
    """Whether a closed case came back before the report was taken, as its history says.

    What somebody had denied by then does not count; what is denied later leaves older figures alone.
    """
    denied = aliased(CaseEvent)
    of_the_same = denied.body["case_id"].as_integer() == CaseEvent.body["case_id"].as_integer()
    undone = select(denied.id).where(
        denied.case_id == CaseEvent.case_id,
        denied.kind == DidNotComeBack.kind,
        denied.recorded_at < window.as_of,
        of_the_same,
    )
    return and_(
        known.state == State.CLOSED.value,
        select(CaseEvent.id)
        .where(
            CaseEvent.case_id == known.case_id,
            CaseEvent.kind == CameBack.kind,
            CaseEvent.recorded_at > known.settled_at,
            CaseEvent.recorded_at < window.as_of,
            ~undone.exists(),
        )
        .exists(),
    )
