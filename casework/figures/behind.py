"""The cases behind a number of the overview: as many lines as it says, whatever number it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, literal, null, or_, select, true
from sqlalchemy.orm import aliased

from casework.figures.cases import case_members
from casework.figures.marks import select_any
from casework.figures.months import AGES, ANSWERED, RECEIVED
from casework.figures.overview import CONFIRMED, STEPS
from casework.figures.window import Window, pending
from casework.models import Case, CasePhase, CaseText
from casework.seats import Reading
from casework.units import read_tree
from casework.visibility import visible
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.figures.periods import Period
from workflows.figures.words import DONE, OPEN, Entry, Exit, Outcome
from workflows.states import Verification

MOST: Final = 200
TOTALS: Final = (
    "to_handle", "open", "late", "done", "on_time_original", "on_time",
    *(f"entry.{each}" for each in Entry), *(f"outcome.{each}" for each in Outcome),
)  # fmt: skip
OF_MONTH: Final = ("month.received", "month.answered", "month.late")
OF_AGE: Final = ("age.open", "age.late")
OF_STEP: Final = tuple(f"step.{each}" for each in (RECEIVED, *STEPS, CONFIRMED))
NUMBERS: Final = (*TOTALS, *OF_MONTH, *OF_AGE, *OF_STEP)


class Asked(NamedTuple):
    """Which number: a name of NUMBERS, and what it needs; ``place`` and ``type`` narrow TOTALS."""

    of: str
    place: int | None = None
    type: str | None = None
    month: Period | None = None
    age: int | None = None


class Line(NamedTuple):
    """A case, since when it counts, and how it stood at the end where the number is about that."""

    ref: str
    title: str
    came_at: datetime
    exit: str | None
    outcome: str | None


class Behind(NamedTuple):
    """How many there are, those this reader may see (a page of them), and how many they may not."""

    n: int
    lines: Sequence[Line]
    unseen: int


def behind(
    session: Reading,
    actor: Actor,
    asked: Asked,
    window: Window,
    calendar: WorkCalendar,
    *,
    skip: int = 0,
) -> Behind:
    """At most MOST lines after the skipped ones, the oldest first; of an unseen case nothing is told."""
    wanted = members(asked, window, calendar).subquery()
    tree = read_tree(session)
    n = session.scalar(select(func.count()).select_from(wanted)) or 0
    seen = (
        select(Case.ref, CaseText.title, wanted)
        .select_from(wanted)
        .join(Case, and_(Case.id == wanted.c.case_id, visible(actor, tree)))
        .join(CaseText, CaseText.case_id == Case.id)
    )
    known = session.scalar(select(func.count()).select_from(seen.subquery())) or 0
    rows = session.execute(
        seen.order_by(wanted.c.came_at, wanted.c.case_id).limit(MOST).offset(skip)
    )
    lines = [Line(row.ref, row.title, row.came_at, row.exit, row.outcome) for row in rows]
    return Behind(n, lines, n - known)


def members(asked: Asked, window: Window, calendar: WorkCalendar) -> Select[Any]:
    """A row for each thing that the number counts: case_id, came_at, exit, outcome."""
    if asked.of in OF_MONTH:
        return _of_month(asked, window, calendar)
    if asked.of in OF_AGE:
        return _of_age(asked, window)
    if asked.of in OF_STEP:
        return _of_step(asked.of.removeprefix("step."), window)
    of = case_members(window).subquery().c
    found = select_any(of.case_id, of.came_at, of.exit, of.outcome).where(_counts(asked.of, of))
    if asked.place is not None:
        found = found.where(of.place_unit_id == asked.place)
    return found if asked.type is None else found.where(of.type == asked.type)


def _counts(name: str, of: Any) -> ColumnElement[bool]:
    done = of.exit.in_([each.value for each in DONE])
    named: Mapping[str, ColumnElement[bool]] = {
        "to_handle": true(),
        "open": of.exit.in_([each.value for each in OPEN]),
        "late": of.exit == Exit.LATE.value,
        "done": done,
        "on_time_original": and_(done, of.late_original == literal(value=False)),
        "on_time": and_(done, of.exit != Exit.DONE_LATE.value),
    }
    if name in named:
        return named[name]
    kind, _dot, value = name.partition(".")
    return of.entry == value if kind == "entry" else and_(done, of.outcome == value)


def _plain(case_id: Any, came_at: Any) -> Select[Any]:
    return select_any(
        case_id.label("case_id"),
        came_at.label("came_at"),
        null().label("exit"),
        null().label("outcome"),
    )


def _of_month(asked: Asked, window: Window, calendar: WorkCalendar) -> Select[Any]:
    assert asked.month is not None  # noqa: S101 -- the schema asks for it
    ends = min(asked.month.ends(calendar), window.ends)
    rows = _plain(CasePhase.case_id, CasePhase.since).where(
        window.reach(CasePhase), CasePhase.since < ends
    )
    if asked.of == "month.late":
        return rows.where(
            pending(CasePhase),
            or_(CasePhase.until.is_(None), CasePhase.until >= ends),
            CasePhase.due_current < ends,
        )
    mark = RECEIVED if asked.of == "month.received" else ANSWERED
    return rows.where(CasePhase.mark == mark, CasePhase.since >= asked.month.begins(calendar))


def _of_age(asked: Asked, window: Window) -> Select[Any]:
    now, told = aliased(CasePhase), aliased(CasePhase)
    rows = (
        _plain(now.case_id, told.since)
        .join(told, and_(told.case_id == now.case_id, told.seq == 1))
        .where(pending(now), window.reach(now), now.since < window.ends)
        .where(or_(now.until.is_(None), now.until >= window.ends))
    )
    older = [each for each in AGES if each > (asked.age or 0)]
    if asked.age:
        rows = rows.where(told.since <= window.ends - timedelta(days=asked.age))
    if asked.age is not None and older:
        rows = rows.where(told.since > window.ends - timedelta(days=older[0]))
    return rows.where(now.due_current < window.ends) if asked.of == "age.late" else rows


def _of_step(step: str, window: Window) -> Select[Any]:
    came, later = aliased(CasePhase), aliased(CasePhase)
    reached: ColumnElement[bool] = true()
    if step == CONFIRMED:
        reached = later.verification == Verification.CONFIRMED.value
    elif step != RECEIVED:
        reached = later.state == step
    return (
        _plain(came.case_id, func.min(came.since))
        .join(later, later.case_id == came.case_id)
        .where(window.reach(came), window.begun_in(came), came.mark == RECEIVED)
        .where(later.since < window.ends, reached)
        .group_by(came.case_id)
    )
