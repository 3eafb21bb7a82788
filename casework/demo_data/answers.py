"""This morning: what officials said of the cases that are late, and what the law adds to some.

Whatever is late by now was reported upwards by the sweeps. Some of those who were told have said
that they have seen it, some holders have given a reason; others have not, and that shows too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import select

from casework.acknowledging import acknowledge
from casework.actions import perform
from casework.casefile import CaseFile, open_file
from casework.database import db
from casework.events.beside import Escalated
from casework.models import Case, CaseEvent, Notice
from casework.queries import linked_case, open_refs
from casework.seats import actor_of
from workflows.actors import Actor
from workflows.choices import PauseCategory

MOST_ANSWERED: Final = 36
REPORTED_UP: Final = 2
MOST_PAUSED = MOST_BY_LAW = 2
REVIEW_AFTER: Final = timedelta(days=21)
REASONS: Final = (
    "Đơn vị đo quan trắc trả kết quả chậm; dự kiến có trong tuần sau.",
    "Hai cơ quan chưa thống nhất ranh giới quản lý; đã mời họp.",
    "Cán bộ phụ trách nghỉ ốm, đã phân công người khác từ thứ Hai.",
    "Phải chờ nước rút mới vào được hiện trường.",
    "Hồ sơ đất lưu ở huyện cũ, đang đề nghị bàn giao.",
)
WAITS: Final = "Chờ kết quả giám định, đã gửi mẫu đi."
BY_LAW: Final = {"land_grievance": "complaint_first"}


class _Late(NamedTuple):
    """A case that was reported upwards, and the people who were told, by the event's number."""

    ref: str
    file: CaseFile
    told: list[tuple[int, Actor]]


def answer(*, now: datetime, without: frozenset[str] = frozenset()) -> int:
    """Say it all at ``now``; saying it again adds nothing. Returns how many things were said."""
    late = [each for each in _late(now) if each.ref not in without]
    said = sum(_answered(number, each, now) for number, each in enumerate(late))
    return said + _beside(now, without)


def _late(now: datetime) -> Iterator[_Late]:
    session = db.session
    for ref in open_refs(session, Case.level >= REPORTED_UP)[:MOST_ANSWERED]:
        file = _file(ref, now)
        rows = session.execute(
            select(CaseEvent.seq, Notice.person_id)
            .join(Notice, Notice.event_id == CaseEvent.id)
            .where(CaseEvent.case_id == file.row.id, CaseEvent.kind == Escalated.kind)
            .order_by(CaseEvent.seq.desc(), Notice.person_id)
        ).all()
        told = [(row.seq, actor_of(session, row.person_id, on=file.today)) for row in rows]
        session.rollback()
        yield _Late(ref, file, told)


def _answered(number: int, late: _Late, now: datetime) -> int:
    """Two in three give a reason, every other one was seen; so that each pair occurs."""
    said = 0
    if number % 3 and not late.file.explained():
        by = _who(late.file, "explain", [actor for _seq, actor in late.told])
        if by is not None:
            reason = REASONS[number % len(REASONS)]
            perform(late.ref, "explain", actor=by, now=now, reason=reason)
            said += 1
    if number % 2 == 0 and "acknowledged" not in {each.event.kind for each in late.file.history}:
        for seq, actor in late.told[:1]:
            acknowledge(late.ref, seq, actor=actor, now=now)
            said += 1
    return said


def _beside(now: datetime, without: frozenset[str]) -> int:
    """Some clocks stand still, and a term of the law runs beside some others."""
    paused, by_law, said = 0, 0, 0
    for ref in open_refs(db.session, Case.state == "in_progress"):
        if ref in without or (paused >= MOST_PAUSED and by_law >= MOST_BY_LAW):
            continue
        file = _file(ref, now)
        stands = file.facts().paused
        paused += stands
        by_law += bool(file.state.statutory)
        people = _people(file)
        term = BY_LAW.get(file.state.type)
        if term and by_law < MOST_BY_LAW and not file.state.statutory:
            said += _act(file, "attach_statutory", people, now, term=term,
                         counts_from=file.today, document="15/TB-UBND")  # fmt: skip
            by_law += 1
        elif paused < MOST_PAUSED and not stands and not file.late_here():
            said += _act(file, "pause", people, now, category=PauseCategory.EXPERT.value,
                         reason=WAITS, review_on=file.today + REVIEW_AFTER)  # fmt: skip
            paused += 1
    return said


def _act(file: CaseFile, action: str, people: list[Actor], now: datetime, **inputs: Any) -> int:
    by = _who(file, action, people)
    if by is None:
        return 0
    perform(file.row.ref, action, actor=by, now=now, **inputs)
    return 1


def _people(file: CaseFile) -> list[Actor]:
    """Whoever was ever told anything of the case."""
    told = select(Notice.person_id).where(Notice.case_id == file.row.id).distinct()
    people = db.session.scalars(told.order_by(Notice.person_id)).all()
    return [actor_of(db.session, person, on=file.today) for person in people]


def _who(file: CaseFile, action: str, people: list[Actor]) -> Actor | None:
    """The first of them who may."""
    able = (each for each in people if action in {one.name for one in file.possible(each)})
    return next(able, None)


def _file(ref: str, now: datetime) -> CaseFile:
    session = db.session
    case_id = session.scalars(select(Case.id).where(Case.ref == ref)).one()
    return open_file(session, linked_case(session, case_id), now=now)
