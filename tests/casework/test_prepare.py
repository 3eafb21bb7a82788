"""A database made ready can count working days."""

from __future__ import annotations

from sqlalchemy import func, select

from casework.app import opened_app
from casework.database import db
from casework.models import CalendarVersion
from casework.prepare import prepare
from casework.settings import Settings


def test_it_has_a_calendar_once(new_settings: Settings) -> None:
    with opened_app(new_settings) as app:
        assert prepare(app) == "production"
        assert prepare(app) == "production"
        assert db.session.scalar(select(func.count(CalendarVersion.id))) == 1
