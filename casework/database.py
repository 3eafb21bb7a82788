"""The database: naming, aware UTC times, and SQLite's settings for a service that must not lose."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, Connection, Dialect, Engine, Integer, MetaData, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

from casework.fault_words import without_values
from casework.guarding import guard

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
WRITES = "casework_writes"
# A command hands its rows on after its commit; they are then read, never written.
SESSION = {"expire_on_commit": False}


class UTCDateTime(TypeDecorator[datetime]):
    """An aware time kept as whole microseconds since 1970 in UTC.

    SQLAlchemy's own type drops the zone on SQLite without a word (reliability.md §5.3).
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Store; refuses a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read back as aware UTC."""
        return None if value is None else EPOCH + value * MICROSECOND


Int64 = BigInteger().with_variant(Integer(), "sqlite")
"""Every whole number. SQLite's INTEGER is as wide, and it numbers rows under that name only."""

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Constraints carry names, so that a migration can find them again."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: UTCDateTime(), int: Int64},
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options=SESSION)
# The type checker cannot follow the class that the extension makes; it is this one.
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    # The driver must not begin transactions by itself; _begin below does.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "recursive_triggers=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    guard(connection)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """A writer takes SQLite's one write lock at once, so that it cannot fail half-way."""
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@event.listens_for(Engine, "handle_error")
def _say_no_values(context: ExceptionContext) -> None:
    """Of what a statement held, no log and no page learns by its failing."""
    without_values(context)
