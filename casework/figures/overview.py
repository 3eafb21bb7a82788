"""The picture of a period: totals beside those of the period before, by place and type, by month,
how far what came in has got, and how old what is open is. Counted from phases alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import aliased

from casework.figures.cases import case_members
from casework.figures.marks import select_any
from casework.figures.months import (
    RECEIVED,
    AgeCount,
    MonthCount,
    age_counts,
    last_months,
    month_counts,
)
from casework.figures.window import Window
from casework.models import CasePhase
from casework.seats import Reading
from workflows.calendar import WorkCalendar
from workflows.figures.words import DONE, OPEN, Exit
from workflows.states import State, Verification

STEPS: Final = (State.ASSESSED, State.ASSIGNED, State.IN_PROGRESS, State.RESOLVED, State.FEEDBACK)
CONFIRMED: Final = "confirmed"


@dataclass(frozen=True)
class Overview:
    """``grid`` holds by place and type what was to be handled, received, and open and late.

    ``funnel`` is of the cases received in the period: how many, how many got to each step, and how
    many were confirmed by the end of the window.
    """

    totals: Mapping[str, int]
    before: Mapping[str, int]
    grid: Mapping[tuple[int, str], Mapping[str, int]]
    months: Sequence[MonthCount]
    ages: Sequence[AgeCount]
    funnel: Sequence[tuple[str, int]]


def overview(session: Reading, window: Window, calendar: WorkCalendar) -> Overview:
    """In six statements, whatever the number of cases."""
    totals, grid = _counted(session, window)
    before, _grid = _counted(session, window.before(calendar))
    return Overview(
        totals,
        before,
        grid,
        month_counts(session, window, last_months(window, calendar), calendar),
        age_counts(session, window),
        _funnel(session, window),
    )


def _counted(
    session: Reading, window: Window
) -> tuple[Counter[str], dict[tuple[int, str], Counter[str]]]:
    of = case_members(window).subquery().c
    keys = (of.entry, of.exit, of.outcome, of.late_original, of.type, of.place_unit_id)
    totals: Counter[str] = Counter()
    grid: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for row in session.execute(select_any(*keys, func.count().label("n")).group_by(*keys)):
        names = ["to_handle", f"entry.{row.entry}"]
        names += ["open"] if row.exit in OPEN else []
        names += ["late"] if row.exit == Exit.LATE else []
        if row.exit in DONE:
            names.append("done")
            names += [] if row.late_original else ["on_time_original"]
            names += ["on_time"] if row.exit != Exit.DONE_LATE else []
            names.append(f"outcome.{row.outcome}")
        for name in names:
            totals[name] += row.n
            grid[row.place_unit_id, row.type][name] += row.n
    return totals, dict(grid)


def _funnel(session: Reading, window: Window) -> list[tuple[str, int]]:
    came = (
        select(CasePhase.case_id)
        .where(
            window.reach(CasePhase), window.begun_in(CasePhase), CasePhase.mark == literal(RECEIVED)
        )
        .subquery()
    )
    later = aliased(CasePhase)

    def reached(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(case((condition, later.case_id)).distinct())

    confirmed = later.verification == Verification.CONFIRMED.value
    row = session.execute(
        select_any(
            func.count(later.case_id.distinct()),
            *(reached(later.state == step.value) for step in STEPS),
            reached(confirmed),
        )
        .join(came, came.c.case_id == later.case_id)
        .where(later.since < window.ends)
    ).one()
    return list(zip((RECEIVED, *(step.value for step in STEPS), CONFIRMED), row, strict=True))
