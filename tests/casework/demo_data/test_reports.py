"""The demo's two frozen reports."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select

from casework.app import opened_app
from casework.database import db
from casework.demo_data.install import install
from casework.demo_data.reports import write_reports
from casework.migrate import migrate
from casework.models import Report
from casework.settings import Settings

ENDS = datetime(2026, 3, 2, 2, tzinfo=UTC)


def test_the_last_two_months_that_are_over_are_frozen_once(new_settings: Settings) -> None:
    with opened_app(new_settings) as app:
        assert isinstance(app, Flask)
        migrate(app, purpose="demo")
        install(starts_at=ENDS - timedelta(days=365), ends_at=ENDS)
        write_reports(ends_at=ENDS)
        write_reports(ends_at=ENDS)
        rows = db.session.scalars(select(Report).order_by(Report.id)).all()
        assert [row.period for row in rows] == ["2026-01", "2026-02"]
        assert all(row.ready_at == ENDS for row in rows)
        db.session.rollback()
