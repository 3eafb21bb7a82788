"""A database made ready: the newest schema, a first working calendar, phases for old cases."""

from __future__ import annotations

from flask import Flask

from casework.calendar.stored import store_first_version
from casework.clock import read_clock
from casework.migrate import Purpose, migrate
from casework.phases.kept import fill
from casework.unit_of_work import unit_of_work


def prepare(app: Flask, *, purpose: Purpose = "production") -> str:
    """Create or upgrade; returns what the database is for. Without a calendar nothing is due."""
    kept = migrate(app, purpose=purpose)
    with app.app_context(), unit_of_work() as session:
        store_first_version(session, now=read_clock(session()))
    with app.app_context():
        fill()
    return kept
