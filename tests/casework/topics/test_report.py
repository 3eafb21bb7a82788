"""A worker counts what somebody asked for."""

from __future__ import annotations

from sqlalchemy import select

from casework.database import db
from casework.drain import drain
from casework.models import Report
from casework.reports.asking import ask_for_report
from casework.topics.report import handle
from tests.cases import Cases
from tests.cast import Cast
from workflows.figures.periods import period_of
from workflows.states import State


def test_a_report_is_counted_by_the_outbox_once(cases: Cases, cast: Cast) -> None:
    cases.at(State.RESOLVED)
    later = cases.now.replace(hour=9)
    ask_for_report(
        period_of("2026-03"),
        actor=cast.actor("grace"),
        now=later,
        as_of=later,
        unit=cast.unit("SMY"),
    )
    drain(limit=10)
    db.session.rollback()
    report = db.session.scalars(select(Report)).one()
    assert report.ready_at is not None
    assert (report.figures or {})["cases"]["totals"]["to_handle"] == 1
    kept = report.sha256
    handle(report.id, now=later)
    assert report.sha256 == kept
