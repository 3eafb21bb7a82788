"""Who looked stays as it was recorded, until its time of keeping is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import delete

from casework.clock import read_clock
from casework.database import db
from casework.models import AccessEntry
from casework.unit_of_work import unit_of_work
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import Cast

STAYS = "who looked stays"


def entry(at: datetime, person: int | None = 1) -> AccessEntry:
    return AccessEntry(at=at, person_id=person, kind="case")


def test_an_entry_is_never_changed(app: Flask, cast: Cast) -> None:
    writes(entry(read_clock(db.session)))
    refuses_statement("UPDATE access_log SET person_id = 2", because=STAYS)


def test_a_young_one_is_never_deleted(app: Flask, cast: Cast) -> None:
    writes(entry(read_clock(db.session) - timedelta(days=89)))
    refuses_statement("DELETE FROM access_log", because=STAYS)


def test_an_old_one_may_go(app: Flask, cast: Cast) -> None:
    writes(entry(read_clock(db.session) - timedelta(days=91)))
    with unit_of_work() as session:
        session.execute(delete(AccessEntry))
    assert db.session.query(AccessEntry).count() == 0


def test_who_looked_is_somebody(app: Flask, cast: Cast) -> None:
    refuses(entry(read_clock(db.session), person=9_999), because="foreign key")


def test_all_at_once_is_refused_where_a_database_can_do_that(app: Flask, cast: Cast) -> None:
    writes(entry(read_clock(db.session)))
    statement = (
        "TRUNCATE access_log" if db.engine.name == "postgresql" else "DELETE FROM access_log"
    )
    refuses_statement(statement, because=STAYS)
