"""A database made ready can count working days."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from casework.app import create_worker_app
from casework.database import db
from casework.models import CalendarVersion
from casework.prepare import prepare
from casework.settings import Settings


def test_it_has_a_calendar_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    app = create_worker_app(Settings(data=tmp_path, database_url=url, secret_key="k"))
    assert prepare(app) == "production"
    assert prepare(app) == "production"
    with app.app_context():
        assert db.session.scalar(select(func.count(CalendarVersion.id))) == 1
        db.session.remove()
        db.engine.dispose()
