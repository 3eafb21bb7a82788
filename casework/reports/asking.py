"""Asking for a report, commenting on it, issuing it; reading it is for offices of the unit and above."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, and_, select

from casework.calendar.stored import current_calendar
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.figures.window import window
from casework.models import OutboxItem, Report, Unit
from casework.outbox import put
from casework.queries import visible_case
from casework.seats import Reading
from casework.text import clean
from casework.unit_of_work import unit_of_work
from casework.units import UnitTree, read_tree
from workflows.actors import Actor, Role
from workflows.figures.periods import KINDS, Period
from workflows.permissions import Permission, may
from workflows.types import CASE_TYPES
from workflows.words import Label

TOPIC: Final = "report"
THEMATIC, ONE_CASE = "thematic", "case"
TOKEN_BYTES: Final = 24
MOST_WORDS: Final = 5_000
NO_UNIT = Label("Chọn đơn vị trong phạm vi của đồng chí.", "Choose a unit within your reach.")
NO_TYPE = Label("Chọn một lĩnh vực.", "Choose a type.")
IS_ISSUED = Label(
    "Báo cáo đã phát hành, không sửa được nữa.", "The report is issued and can no longer change."
)
NOT_READY = Label("Số liệu của báo cáo chưa có.", "The report has no figures yet.")
TOO_LONG = Label("Nhiều nhất 5.000 ký tự.", "At most 5,000 characters.")


def ask_for_report(
    period: Period,
    *,
    actor: Actor,
    now: datetime,
    as_of: datetime,
    unit: int,
    type_slug: str | None = None,
    ref: str | None = None,
) -> str:
    """Ask for figures of a unit and all below it; returns the token of the report.

    BadInput names ``period``, ``as_of``, ``unit`` or ``type``; nothing is then begun.
    """
    _check(actor)
    with unit_of_work() as session:
        tree = read_tree(session)
        if unit not in _reach(actor, tree):
            raise BadInput("unit", NO_UNIT)
        if type_slug is not None and type_slug not in CASE_TYPES:
            raise BadInput("type", NO_TYPE)
        if ref is not None:
            ref = visible_case(session, ref, actor=actor).ref
        window(period, current_calendar(session), as_of=as_of, now=now)
        kind = period.kind if period.kind in KINDS else "days"
        report = Report(
            token=secrets.token_urlsafe(TOKEN_BYTES),
            kind=ONE_CASE if ref else THEMATIC if type_slug else kind,
            unit_id=unit,
            period=period.code,
            period_first=period.first,
            period_last=period.last,
            type=type_slug,
            ref=ref,
            as_of=as_of,
            person_id=actor.person_id,
            recorded_at=now,
        )
        session.add(report)
        session.flush()
        put(session, TOPIC, report.id, now)
        return str(report.token)


def readable_report(session: Reading, token: str, *, actor: Actor) -> Report:
    """The report of this token; NotFound for whoever may not read it."""
    statement = _readable(actor, read_tree(session)).where(Report.token == token)
    found: Report | None = session.scalar(statement)
    if found is None:
        raise NotFound
    if found.ref is not None:
        visible_case(session, found.ref, actor=actor)
    return found


def readable_reports(session: Reading, *, actor: Actor, limit: int = 60) -> Sequence[Row[Any]]:
    """The newest reports this person may read, with the names of their units."""
    _check(actor)
    reach = _reach(actor, read_tree(session))
    columns: tuple[Any, ...] = (Report, Unit.name.label("unit"), OutboxItem.dead_at)
    return session.execute(
        select(*columns)
        .join(Unit, Unit.id == Report.unit_id)
        .outerjoin(OutboxItem, and_(OutboxItem.topic == TOPIC, OutboxItem.subject_id == Report.id))
        .where(Report.unit_id.in_(reach))
        .order_by(Report.recorded_at.desc(), Report.id.desc())
        .limit(limit)
    ).all()


def has_failed(session: Reading, report: Report) -> bool:
    """Whether counting was given up."""
    dead = select(OutboxItem.dead_at).where(
        OutboxItem.topic == TOPIC, OutboxItem.subject_id == report.id
    )
    return session.scalar(dead) is not None


def comment(token: str, *, remarks: str, proposals: str, actor: Actor) -> None:
    """Put the words of the office beside the figures; Stale once it is issued."""
    with unit_of_work() as session:
        report = _to_change(session, token, actor)
        for name, words in (("remarks", remarks), ("proposals", proposals)):
            kept = clean(name, words)
            if len(kept) > MOST_WORDS:
                raise BadInput(name, TOO_LONG)
            setattr(report, name, kept)


def issue(token: str, *, actor: Actor, now: datetime) -> None:
    """From now on nothing of it changes; Stale when there is nothing to issue or it is."""
    with unit_of_work() as session:
        report = _to_change(session, token, actor)
        if report.ready_at is None:
            raise Stale(NOT_READY)
        report.issued_at = now


def _to_change(session: Reading, token: str, actor: Actor) -> Report:
    _check(actor)
    report: Report | None = session.scalar(
        _readable(actor, read_tree(session)).where(Report.token == token).with_for_update()
    )
    if report is None:
        raise NotFound
    if report.issued_at is not None:
        raise Stale(IS_ISSUED)
    return report


def _readable(actor: Actor, tree: UnitTree) -> Select[Any]:
    statement: Select[Any] = select(Report).where(Report.unit_id.in_(_reach(actor, tree)))
    return statement


def _reach(actor: Actor, tree: UnitTree) -> frozenset[int]:
    return tree.subtree(actor.units(Role.COMMITTEE) | actor.units(Role.COORDINATOR))


def _check(actor: Actor) -> None:
    if not may(actor, Permission.REPORT_MAKE):
        raise NotAllowed
