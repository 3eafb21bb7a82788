"""The ledger of agencies: every cell of every agency in three statements, and the lines behind one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, null, select

from casework.figures.custodies import custody_members
from casework.figures.marks import AGENCY_STAGES, OF_AGENCIES, marks, select_any, stages_ended
from casework.figures.window import Window
from casework.models import Agency, Case, CaseText
from casework.seats import Reading
from casework.units import UnitTree
from casework.visibility import visible
from workflows.actors import Actor
from workflows.figures.cells import CELLS, RATES, Cell
from workflows.figures.shares import Share, Spread, spread


@dataclass
class LedgerRow:
    """One agency: its cells by name, and the working days its work took."""

    agency_id: int
    name: str
    outside: bool
    cells: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CELLS, 0))
    stages: dict[str, Spread] = field(default_factory=dict)
    answered: Spread | None = None

    def share(self, name: str) -> Share:
        """A rate with both of its numbers."""
        part, whole = RATES[name]
        return Share(self.cells[part], self.cells[whole])


def ledger(session: Reading, window: Window, agency: int | None = None) -> list[LedgerRow]:
    """The agencies that had anything to do in the window, by name; or this one alone."""
    names = session.execute(select(Agency.id, Agency.name, Agency.outside)).all()
    rows = {each.id: LedgerRow(each.id, each.name, each.outside) for each in names}
    busy = _count_work(session, window, agency, rows) | _count_marks(session, window, agency, rows)
    _measure_stages(session, window, rows)
    return sorted((rows[each] for each in busy), key=lambda row: row.name)


def _count_work(
    session: Reading, window: Window, agency: int | None, rows: dict[int, LedgerRow]
) -> set[int]:
    took: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    busy = set()
    for group in session.execute(_grouped(window, agency)):
        busy.add(group.agency_id)
        cells = rows[group.agency_id].cells
        for name, cell in CELLS.items():
            if cell.mark is None and cell.holds(group):
                cells[name] += group.n
        if group.outcome is not None:
            took[group.agency_id][group.left_days] += group.n
    for agency_id, days in took.items():
        rows[agency_id].answered = spread(days)
    return busy


def _count_marks(
    session: Reading, window: Window, agency: int | None, rows: dict[int, LedgerRow]
) -> set[int]:
    done = marks(window, *OF_AGENCIES).subquery().c
    of_whom = done.agency_id.is_not(None) if agency is None else done.agency_id == agency
    counted = select_any(done.agency_id, done.mark, func.count().label("n")).where(of_whom)
    busy = set()
    for each in session.execute(counted.group_by(done.agency_id, done.mark)):
        busy.add(each.agency_id)
        rows[each.agency_id].cells[each.mark] = each.n
    return busy


def _measure_stages(session: Reading, window: Window, rows: dict[int, LedgerRow]) -> None:
    took: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    for each in session.execute(stages_ended(window)):
        if each.stage in AGENCY_STAGES and each.agency_id is not None:
            took[each.agency_id, each.stage][each.days] = each.n
    for (agency_id, stage), days in took.items():
        if (found := spread(days)) is not None:
            rows[agency_id].stages[stage] = found


def _grouped(window: Window, agency: int | None) -> Select[Any]:
    members = custody_members(window, agency).subquery()
    of = members.c
    keys = (
        of.agency_id, of.entry, of.exit, of.late_original, of.outcome, of.recurs, of.left_days,
    )  # fmt: skip
    return select_any(*keys, func.count().label("n")).group_by(*keys)


class Line(NamedTuple):
    """One piece of work, or one event, behind a number."""

    ref: str
    title: str
    came_at: datetime
    exit: str | None
    outcome: str | None
    days: int | None
    late: int | None


class Lines(NamedTuple):
    """The lines this reader may see, and how many more the number counts."""

    seen: list[Line]
    unseen: int


def lines(
    session: Reading, actor: Actor, tree: UnitTree, window: Window, *, agency: int, cell: str
) -> Lines:
    """What a number of the ledger counts, line by line, the oldest first.

    A number counts work where it was; a case that has since gone out of the reader's sight is
    counted among the unseen, and nothing is told of it.
    """
    wanted = _behind(window, agency, CELLS[cell]).subquery()
    may_see = and_(Case.id == wanted.c.case_id, visible(actor, tree))
    rows = session.execute(
        select(Case.ref, CaseText.title, wanted)
        .select_from(wanted)
        .outerjoin(Case, may_see)
        .outerjoin(CaseText, CaseText.case_id == Case.id)
        .order_by(wanted.c.came_at, wanted.c.case_id)
    ).all()
    seen = [
        Line(row.ref, row.title, row.came_at, row.exit, row.outcome, row.left_days, row.left_late)
        for row in rows
        if row.ref is not None
    ]
    return Lines(seen, len(rows) - len(seen))


def _behind(window: Window, agency: int, cell: Cell) -> Select[Any]:
    if cell.mark is not None:
        done = marks(window, cell.mark).subquery()
        return select_any(
            done.c.case_id,
            done.c.since.label("came_at"),
            null().label("exit"),
            null().label("outcome"),
            null().label("left_days"),
            null().label("left_late"),
        ).where(done.c.agency_id == agency)
    of = custody_members(window, agency).subquery().c
    asked: list[ColumnElement[bool]] = []
    for column, values in (
        (of.entry, cell.entries),
        (of.exit, cell.exits),
        (of.outcome, cell.outcomes),
    ):
        if values:
            asked.append(column.in_([each.value for each in values]))
    if cell.late_original is not None:
        asked.append(of.late_original == cell.late_original)
    if cell.recurs is not None:
        asked.append(of.recurs == cell.recurs)
    columns = (of.case_id, of.came_at, of.exit, of.outcome, of.left_days, of.left_late)
    return select_any(*columns).where(*asked)
