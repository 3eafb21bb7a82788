"""What a connection to SQLite may not do, whatever SQL it is given: the schema stays as it is.

SQLite has no roles, but asks before it prepares a statement. Triggers are all that keeps the history
there, so nobody may drop them, make others, or switch them off; migrations lift this for themselves.
Who opens the file with another program is past all this: anchors and backups elsewhere are for that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

SCHEMA = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in (
        "ALTER_TABLE", "ATTACH", "CREATE_INDEX", "CREATE_TABLE", "CREATE_TEMP_INDEX",
        "CREATE_TEMP_TABLE", "CREATE_TEMP_TRIGGER", "CREATE_TEMP_VIEW", "CREATE_TRIGGER",
        "CREATE_VIEW", "CREATE_VTABLE", "DETACH", "DROP_INDEX", "DROP_TABLE", "DROP_TEMP_INDEX",
        "DROP_TEMP_TABLE", "DROP_TEMP_TRIGGER", "DROP_TEMP_VIEW", "DROP_TRIGGER", "DROP_VIEW",
        "DROP_VTABLE",
    )
)  # fmt: skip
# Looking at these is harmless, setting them is not.
HARMLESS = frozenset(
    {
        "busy_timeout", "foreign_key_check", "foreign_key_list", "index_info", "index_list",
        "index_xinfo", "integrity_check", "quick_check", "synchronous", "table_info",
        "table_list", "table_xinfo", "wal_checkpoint",
    }
)  # fmt: skip


def guard(connection: sqlite3.Connection) -> None:
    """From now on its schema and its settings stay as they are."""
    connection.set_authorizer(_decide)


def unguard(connection: sqlite3.Connection) -> None:
    """Anything goes again."""
    connection.set_authorizer(None)


@contextmanager
def schema_may_change(connection: Connection) -> Iterator[None]:
    """For a migration. On PostgreSQL whoever owns the tables may; nothing is to be lifted."""
    driver: Any = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    unguard(driver)
    try:
        yield
    finally:
        guard(driver)


def _decide(
    deed: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    if deed in SCHEMA:
        return sqlite3.SQLITE_DENY
    if deed == sqlite3.SQLITE_PRAGMA and second is not None and first not in HARMLESS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
