"""The only file that selects cases: fetching is permission."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, text
from sqlalchemy.orm import aliased

from casework.bulk import among
from casework.errors import NotFound
from casework.models import Case, CaseClock, CaseEvent, CaseReporter, CaseText, SourceCode
from casework.seats import Reading
from casework.units import UnitTree, read_tree
from casework.visibility import visible
from workflows.actors import Actor
from workflows.states import State


def visible_case(session: Reading, ref: str, *, actor: Actor) -> Case:
    """The case with this number, for this actor; raises NotFound for either lack."""
    return _one(session, _numbered(ref), actor)


def id_of_number(ref: str) -> Select[Any]:
    """The id behind a number somebody has just been shown; for the log of who looked."""
    return select(Case.id).where(Case.ref == ref)


def number_of(session: Reading, case_id: int) -> str:
    """The number of a case, for the system's own work."""
    return str(session.scalars(select(Case.ref).where(Case.id == case_id)).one())


def numbers_of_ids(session: Reading, ids: Iterable[int]) -> list[str]:
    """The numbers of these cases, oldest first, for the system's own work."""
    return list(session.scalars(select(Case.ref).where(Case.id.in_(ids)).order_by(Case.id)))


def ids_of_numbers(session: Reading, refs: Iterable[str]) -> list[int]:
    """The ids behind these numbers, for the system's own work."""
    return list(session.scalars(select(Case.id).where(Case.ref.in_(refs)).order_by(Case.id)))


def case_to_change(session: Reading, ref: str, *, actor: Actor) -> Case:
    """The same, locked until the transaction ends; the system may change any case."""
    statement = _numbered(ref).with_for_update()
    if actor.person_id is None:
        row: Case | None = session.scalar(statement)
        if row is None:
            raise NotFound
        return row
    return _one(session, statement, actor)


def linked_case(session: Reading, case_id: int) -> Case:
    """A case another one points to, locked; for commands that change both."""
    return session.scalars(select(Case).where(Case.id == case_id).with_for_update()).one()


def merged_cases(session: Reading, case_id: int) -> list[Case]:
    """The cases merged into this one, locked in one order."""
    return list(
        session.scalars(
            select(Case).where(Case.merged_into_id == case_id).order_by(Case.id).with_for_update()
        )
    )


def hold_every_case(session: Reading) -> None:
    """Wait until no command is under way, and let none begin before this transaction ends.

    Readers go on. SQLite's one writer is alone anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE cases IN EXCLUSIVE MODE"))


def free_cases(session: Reading, cases: Sequence[int], *columns: Any) -> Sequence[Row[Any]]:
    """Of these cases, those nobody is changing, locked; for the system's work on many at once."""
    return session.execute(
        select(*columns)
        .where(among(session, Case.id, cases))
        .with_for_update(of=Case, skip_locked=True)
    ).all()


def visible_rows(actor: Actor, tree: UnitTree, *columns: Any) -> Select[Any]:
    """Rows of cases with their text for this actor; lists add their own conditions."""
    return (
        select(*columns)
        .select_from(Case)
        .join(CaseText, CaseText.case_id == Case.id)
        .where(visible(actor, tree))
    )


def _numbered(ref: str) -> Select[Any]:
    """The case of this number; PostgreSQL takes no NUL, not even to find nothing."""
    if "\0" in ref:
        raise NotFound
    return select(Case).where(Case.ref == ref)


def _one(session: Reading, statement: Select[Any], actor: Actor) -> Case:
    row: Case | None = session.scalar(statement.where(visible(actor, read_tree(session))))
    if row is None:
        raise NotFound
    return row


def open_refs(session: Reading, condition: ColumnElement[bool]) -> list[str]:
    """Numbers of open cases for the system's own sweeps, oldest first."""
    return list(
        session.scalars(
            select(Case.ref).where(Case.ended_at.is_(None), condition).order_by(Case.id)
        )
    )


def numbers_of(
    session: Reading, condition: ColumnElement[bool], *, after: int, limit: int
) -> dict[int, str]:
    """The numbers of cases with a clock of this condition by their ids, from ``after`` on."""
    with_one = select(CaseClock.case_id).where(condition)
    return _numbers(session, Case.id.in_(with_one), after=after, limit=limit)


def open_of_type(session: Reading, type_slug: str, *, after: int, limit: int) -> dict[int, str]:
    """The numbers of open cases of a type by their ids, in the order of these from ``after`` on."""
    still_open = and_(Case.type == type_slug, Case.ended_at.is_(None))
    return _numbers(session, still_open, after=after, limit=limit)


def _numbers(
    session: Reading, which: ColumnElement[bool], *, after: int, limit: int
) -> dict[int, str]:
    rows = session.execute(
        select(Case.id, Case.ref).where(which, Case.id > after).order_by(Case.id).limit(limit)
    )
    return {row.id: row.ref for row in rows}


def count_open_of_type(session: Reading, type_slug: str) -> int:
    """How many cases of a type are open."""
    open_now = select(func.count()).where(Case.type == type_slug, Case.ended_at.is_(None))
    return session.scalar(open_now) or 0


def closed_nearby(
    session: Reading, place_unit: int, type_slug: str, *, since: datetime
) -> Sequence[Any]:
    """Cases of this type closed in this commune since then, the latest first, with their place."""
    return session.execute(
        select(Case.id, Case.ended_at, CaseText.place)
        .join(CaseText, CaseText.case_id == Case.id)
        .where(
            Case.place_unit_id == place_unit,
            Case.type == type_slug,
            Case.state == State.CLOSED.value,
            Case.ended_at >= since,
        )
        .order_by(Case.ended_at.desc(), Case.id.desc())
    ).all()


def states_of(session: Reading, cases: Iterable[int]) -> dict[int, str]:
    """Where these cases stand, for the system's own work."""
    rows = session.execute(select(Case.id, Case.state).where(Case.id.in_(cases)))
    return {row.id: row.state for row in rows}


def told_since(session: Reading, since: datetime, *columns: Any) -> Sequence[Any]:
    """Cases reported since then that nobody declined or merged, for the daily detection."""
    return session.execute(
        select(*columns)
        .select_from(Case)
        .where(
            Case.reported_at >= since,
            Case.state.not_in((State.DECLINED.value, State.MERGED.value)),
        )
        .order_by(Case.id)
    ).all()


def speakers_since(session: Reading, since: datetime) -> Sequence[Any]:
    """Which collaborators told which case since then: the system counts them, nobody reads them."""
    return session.execute(
        select(CaseReporter.case_id, Case.merged_into_id, CaseReporter.person_id)
        .join(Case, Case.id == CaseReporter.case_id)
        .where(Case.reported_at >= since)
    ).all()


def ref_is_taken(session: Reading, ref: str) -> bool:
    """Whether any case, seen or unseen, has this number."""
    return session.scalar(select(Case.id).where(Case.ref == ref)) is not None


def ended_before(session: Reading, moment: datetime, condition: ColumnElement[bool]) -> list[str]:
    """Numbers of cases that ended before, with nothing open on them, oldest first.

    A merged case has ended when the one it joined has: its reporters wait for the same answer.
    """
    joined = aliased(Case)
    return list(
        session.scalars(
            select(Case.ref)
            .outerjoin(joined, joined.id == Case.merged_into_id)
            .where(
                Case.ended_at < moment,
                Case.objected.is_(False),
                or_(Case.merged_into_id.is_(None), joined.ended_at < moment),
                condition,
            )
            .order_by(Case.id)
        )
    )


def states_behind(session: Reading, code_hash: str) -> list[str]:
    """The states of the matter whose source holds this code, in one statement.

    The code follows: from a merged case to the one it joined, and to what was split off.
    """
    matter = (
        select(Case.id, Case.merged_into_id)
        .join(SourceCode, SourceCode.case_id == Case.id)
        .where(SourceCode.code_hash == code_hash)
        .cte("matter", recursive=True)
    )
    matter = matter.union(
        select(Case.id, Case.merged_into_id).join(
            matter, or_(Case.id == matter.c.merged_into_id, Case.split_from_id == matter.c.id)
        )
    )
    return list(session.scalars(select(Case.state).join(matter, matter.c.id == Case.id)))


def numbered_events(*columns: Any) -> Select[Any]:
    """Id, number and count of events of every case, with these columns of each event in order.

    For the service's own eyes; a case that has no events comes once, without any.
    """
    return (
        select(Case.id, Case.ref, Case.last_seq, *columns)
        .outerjoin(CaseEvent, CaseEvent.case_id == Case.id)
        .order_by(Case.id, CaseEvent.seq)
    )
