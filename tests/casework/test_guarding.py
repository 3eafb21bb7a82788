"""The service's own connections cannot change the schema of SQLite, nor how it guards."""

from __future__ import annotations

import sqlite3

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from casework.database import db
from casework.guarding import guard, schema_may_change, unguard
from casework.models import CaseEvent

STATEMENTS = (
    "DROP TRIGGER case_events_never_change",
    "DROP TABLE case_events",
    "ALTER TABLE case_events RENAME TO old_events",
    "ALTER TABLE case_events DROP COLUMN recorded_at",
    "CREATE TRIGGER mine AFTER INSERT ON case_events BEGIN SELECT 1; END",
    "CREATE TEMP TRIGGER mine AFTER INSERT ON case_events BEGIN SELECT 1; END",
    "CREATE TEMP TABLE database_mark (shift_us)",
    "CREATE TEMP VIEW database_mark AS SELECT 1 AS shift_us",
    "ATTACH 'elsewhere.db' AS elsewhere",
    "PRAGMA recursive_triggers=OFF",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA ignore_check_constraints=ON",
    "PRAGMA writable_schema=ON",
    "PRAGMA secure_delete=OFF",
)


@pytest.fixture
def bare() -> sqlite3.Connection:
    """A database of one table and one trigger, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE case_events (id INTEGER PRIMARY KEY, recorded_at INTEGER)")
    connection.execute(
        "CREATE TRIGGER case_events_never_change BEFORE UPDATE ON case_events"
        " BEGIN SELECT RAISE(ABORT, 'never'); END"
    )
    guard(connection)
    return connection


@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_would_open_the_history_is_refused(bare: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        bare.execute(statement)


def test_the_daily_work_goes_on(bare: sqlite3.Connection) -> None:
    bare.execute("INSERT INTO case_events VALUES (1, 2)")
    assert bare.execute("PRAGMA recursive_triggers").fetchone() == (0,)
    bare.execute("DELETE FROM case_events")
    assert bare.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_it_can_be_lifted(bare: sqlite3.Connection) -> None:
    unguard(bare)
    bare.execute(STATEMENTS[0])


def test_the_services_connections_are_guarded_except_in_a_migration(app: Flask) -> None:
    statement = text("CREATE TABLE mine (id INTEGER)")
    if db.engine.dialect.name == "sqlite":
        with db.engine.begin() as connection, pytest.raises(DatabaseError, match="not authorized"):
            connection.execute(statement)
    with db.engine.begin() as connection, schema_may_change(connection):
        connection.execute(statement)
        connection.execute(text("DROP TABLE mine"))
    assert CaseEvent.__tablename__ == "case_events"
