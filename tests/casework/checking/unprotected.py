"""A way past everything that protects the tables, for the tests that plant faults."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from casework.database import db
from casework.guarding import unguard

# A replica checks neither triggers nor foreign keys; the other constraints have to go.
LIFTED = """
SET session_replication_role = replica;
DO $$ DECLARE each record; BEGIN
    FOR each IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.place, each.conname); END LOOP;
END $$
"""


@contextmanager
def unprotected() -> Iterator[Any]:
    """A plain cursor of the driver; what it did is kept, and its connection is closed after it."""
    connection = db.engine.raw_connection()
    cursor = connection.cursor()
    try:
        if db.engine.dialect.name == "sqlite":
            driver = connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            unguard(driver)
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA ignore_check_constraints=ON")
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(LIFTED)
        yield cursor
        connection.commit()
    finally:
        connection.invalidate()
