"""The register of directives, and of what was promised to people: the overdue ones first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    select,
)
from sqlalchemy.orm import aliased

from casework.events.beside import Directed, DirectiveAnswered, DirectiveClosed
from casework.events.dialogue import Committed
from casework.models import Agency, Case, CaseClock, CaseEvent, CaseText, Unit
from casework.payloads import texts
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor, Role
from workflows.clocks import ClockKind

LIMIT: Final = 50
OPEN, LATE, ANSWERED, CLOSED = "open", "late", "answered", "closed"
STATUSES: Final = (OPEN, LATE, ANSWERED, CLOSED)
NUMBER: ColumnElement[int] = cast(func.substr(CaseClock.name, len("directive_") + 1), Integer)
SAID = (Directed.kind, Committed.kind, DirectiveAnswered.kind, DirectiveClosed.kind)

OWNER_AGENCY = aliased(Agency, name="owner_agency")
OWNER_UNIT = aliased(Unit, name="owner_unit")
OWNER: ColumnElement[str] = func.coalesce(OWNER_AGENCY.name, OWNER_UNIT.name)


@dataclass(frozen=True, kw_only=True)
class RegisterFilter:
    """Each set field narrows; ``status`` is one of STATUSES, ``agency`` and ``unit`` own them."""

    status: str | None = None
    agency: int | None = None
    unit: int | None = None


class Words(NamedTuple):
    """What was said of a directive: its text, its answer and the committee's last word.

    ``promised``: it was promised to people in a dialogue.
    """

    text: str
    given_at: datetime | None
    answer: str
    answered_at: datetime | None
    closing: str
    promised: bool = False


class Share(NamedTuple):
    """One owner's figures: fulfilled of those closed or due, in time among them, and still running."""

    agency_id: int | None
    unit_id: int | None
    name: str
    fulfilled: int
    in_time: int
    overdue: int
    not_due: int


class Register:
    """The directives one reader may see, at one moment."""

    def __init__(self, session: Reading, actor: Actor, tree: UnitTree, *, now: datetime) -> None:
        self.session = session
        # Whoever only reported a case reads no directive on it.
        seats = tuple(seat for seat in actor.seats if seat.role is not Role.COLLABORATOR)
        self.actor = replace(actor, seats=seats)
        self.tree = tree
        self.now = now

    def page(self, filters: RegisterFilter, number: int) -> tuple[Sequence[Row[Any]], bool]:
        """Page ``number``, from 1, and whether there is another."""
        statement = (
            self._rows(*COLUMNS, _answered().label("answered"))
            .where(*self._conditions(filters))
            .order_by(CaseClock.ended_at.is_not(None), CaseClock.due_current, CaseClock.id)
            .offset((number - 1) * LIMIT)
            .limit(LIMIT + 1)
        )
        rows = self.session.execute(statement).all()
        return rows[:LIMIT], len(rows) > LIMIT

    def counts(self, filters: RegisterFilter) -> dict[str, int]:
        """By status how many the other filters leave, in one statement."""
        free = replace(filters, status=None)
        counted = [func.sum(case((self._status(status), 1), else_=0)) for status in STATUSES]
        row = self.session.execute(self._rows(*counted).where(*self._conditions(free))).one()
        return {status: int(n or 0) for status, n in zip(STATUSES, row, strict=True)}

    def shares(self) -> list[Share]:
        """By owner, agencies and coordinators alike; by name."""
        ended, late = CaseClock.ended_at.is_not(None), CaseClock.due_current < self.now
        figures = (
            ended,
            and_(ended, CaseClock.first_breached_at.is_(None)),
            and_(~ended, late),
            and_(~ended, ~late),
        )
        owner = (CaseClock.agency_id, CaseClock.unit_id, OWNER)
        sums = [func.sum(case((figure, 1), else_=0)) for figure in figures]
        rows = self.session.execute(self._rows(*owner, *sums).group_by(*owner).order_by(OWNER))
        return [Share(*row) for row in rows]

    def words(self, rows: Iterable[Any]) -> Mapping[tuple[int, int], Words]:
        """By case and number what was said, in two statements; an erased text is empty."""
        return self._words(sorted({row.case_id for row in rows}))

    def words_of(self, case_id: int) -> Mapping[tuple[int, int], Words]:
        """The same for one case, which the caller may read."""
        return self._words([case_id])

    def _words(self, cases: Sequence[int]) -> dict[tuple[int, int], Words]:
        if not cases:
            return {}
        events = self.session.execute(
            select(
                CaseEvent.id, CaseEvent.case_id, CaseEvent.kind, CaseEvent.body,
                CaseEvent.recorded_at,
            )
            .where(CaseEvent.case_id.in_(cases), CaseEvent.kind.in_(SAID))
            .order_by(CaseEvent.case_id, CaseEvent.seq)
        ).all()  # fmt: skip
        said = texts(self.session, [event.id for event in events])
        found: dict[tuple[int, int], Words] = {}
        for event in events:
            key = (event.case_id, event.body["number"])
            known = found.get(key, Words("", None, "", None, ""))
            text = said.get(event.id, {}).get("text", "")
            if event.kind == DirectiveAnswered.kind:
                known = known._replace(answer=text, answered_at=event.recorded_at)
            elif event.kind == DirectiveClosed.kind:
                known = known._replace(closing=text)
            else:
                known = known._replace(
                    text=text,
                    given_at=event.recorded_at,
                    promised=event.kind == Committed.kind,
                )
            found[key] = known
        return found

    def _rows(self, *columns: Any) -> Select[Any]:
        return (
            visible_rows(self.actor, self.tree, *columns)
            .join(CaseClock, CaseClock.case_id == Case.id)
            .outerjoin(OWNER_AGENCY, OWNER_AGENCY.id == CaseClock.agency_id)
            .outerjoin(OWNER_UNIT, OWNER_UNIT.id == CaseClock.unit_id)
            .where(CaseClock.kind == ClockKind.DIRECTIVE.value)
        )

    def _conditions(self, filters: RegisterFilter) -> list[ColumnElement[bool]]:
        found = [] if filters.status is None else [self._status(filters.status)]
        if filters.agency is not None:
            found.append(CaseClock.agency_id == filters.agency)
        if filters.unit is not None:
            found.append(CaseClock.unit_id == filters.unit)
        return found

    def _status(self, status: str) -> ColumnElement[bool]:
        running = CaseClock.ended_at.is_(None)
        return {
            OPEN: running,
            LATE: and_(running, CaseClock.due_current < self.now),
            ANSWERED: and_(running, _answered()),
            CLOSED: CaseClock.ended_at.is_not(None),
        }[status]


COLUMNS = (
    Case.id.label("case_id"),
    Case.ref,
    CaseText.title,
    NUMBER.label("number"),
    OWNER.label("owner"),
    CaseClock.agency_id,
    CaseClock.unit_id,
    CaseClock.started_at,
    CaseClock.due_current,
    CaseClock.ended_at,
    CaseClock.days_late,
)


def _answered() -> ColumnElement[bool]:
    """Whether its owner has said what was done; a case has few such events."""
    return exists(
        select(CaseEvent.id).where(
            CaseEvent.case_id == CaseClock.case_id,
            CaseEvent.kind == DirectiveAnswered.kind,
            CaseEvent.body["number"].as_integer() == NUMBER,
        )
    ).correlate(CaseClock)
