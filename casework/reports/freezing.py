"""Counting a report's figures and freezing them, with the names that its ids had."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from casework.database import db
from casework.figures.window import Window, window
from casework.models import Agency, Case, CasePhase, Report, Unit
from casework.reports.counting import STEPS, count_report, fingerprint, rules_of
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from workflows.figures.periods import period_of


def freeze(report_id: int, *, now: datetime) -> None:
    """Count and keep; one that is ready needs nothing, so a second run changes nothing."""
    report = db.session.get(Report, report_id)
    if report is None or report.ready_at is not None:
        return
    figures = figures_of(db.session, report, now=now, progress=lambda n: _note(report_id, n))
    names = _names(db.session)
    db.session.rollback()
    with unit_of_work() as session:
        kept = session.get_one(Report, report_id, with_for_update=True)
        if kept.ready_at is None:
            kept.figures, kept.names = figures, names
            kept.sha256, kept.ready_at, kept.steps_done = fingerprint(figures), now, STEPS


def figures_of(
    session: Reading,
    report: Report,
    *,
    now: datetime,
    progress: Callable[[int], None] = lambda _step: None,
) -> dict[str, Any]:
    """The figures as they must come out, whenever it is asked."""
    if report.ref is not None:
        return _of_one_case(session, report)
    return count_report(session, window_of(session, report, now=now), progress=progress)


def window_of(session: Reading, report: Report, *, now: datetime) -> Window:
    """What it was asked for."""
    units = read_tree(session).subtree([report.unit_id])
    return window(
        period_of(report.period),
        read_rulebook(session).calendar(report.as_of),
        as_of=report.as_of,
        now=max(now, report.as_of),
        units=units,
        types=None if report.type is None else frozenset({report.type}),
    )


def _of_one_case(session: Reading, report: Report) -> dict[str, Any]:
    rows = session.scalars(
        select(CasePhase)
        .join(Case, Case.id == CasePhase.case_id)
        .where(Case.ref == report.ref, CasePhase.since < report.as_of)
        .order_by(CasePhase.seq)
    )
    phases = [
        {
            "mark": row.mark,
            "at": row.since.isoformat(),
            "state": row.state,
            "cycle": row.cycle,
            "severity": row.severity,
            "unit": row.unit_id,
            "agency": row.agency_id,
            "due": row.due_current.isoformat() if row.due_current else None,
            "original": row.due_original.isoformat() if row.due_original else None,
            "late": row.settled_late,
            "verification": row.verification,
        }
        for row in rows
    ]
    return {
        "phases": phases,
        "rules": rules_of(session, report.as_of),
        "as_of": report.as_of.isoformat(),
    }


def _names(session: Reading) -> dict[str, Any]:
    """What units and agencies were called when the figures were frozen, and how long they were."""
    units = session.execute(select(Unit.id, Unit.name, Unit.valid_from, Unit.valid_to)).all()
    agencies = session.execute(select(Agency.id, Agency.name)).all()
    return {
        "units": {
            str(row.id): [row.name, row.valid_to.isoformat() if row.valid_to else None]
            for row in units
        },
        "agencies": {str(row.id): row.name for row in agencies},
    }


def _note(report_id: int, step: int) -> None:
    with unit_of_work() as session:
        kept = session.get_one(Report, report_id)
        kept.steps_done = max(kept.steps_done, step)
