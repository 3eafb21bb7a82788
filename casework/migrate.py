"""Create the database or bring it up to date, and fix what it is for."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from casework.app import SETTINGS
from casework.database import WRITES, db
from casework.durability import require_durable
from casework.guarding import schema_may_change
from casework.history.keys import ring_of
from casework.models import DatabaseMark
from casework.resources import resource

Purpose = Literal["production", "demo", "test"]

# One migration at a time on PostgreSQL; the number only has to be ours.
ONE_MIGRATION = 20260701
INSUFFICIENT_PRIVILEGE = "42501"


class NotTheOwner(RuntimeError):
    """The schema must change, and this role may not."""


class WrongPurpose(RuntimeError):
    """The database was created for something else, and that never changes (design §3.8)."""


def migrate(app: Flask, *, purpose: Purpose = "production") -> str:
    """Upgrade to the newest schema in one transaction; returns what the database is for.

    ``purpose`` is written when the database is created and never again. The migrations find
    the open connection in ``config.attributes["connection"]``, and the keys of the history. In production it raises
    WrongPurpose for a demo, and Careless for a server that may lose what it acknowledged.
    """
    with (
        app.app_context(),
        _alone(app.config["SQLALCHEMY_DATABASE_URI"]),
        db.engine.execution_options(**{WRITES: True}).begin() as connection,
    ):
        if connection.dialect.name == "postgresql":
            # However long the other one takes.
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_MIGRATION})"))
        config = _config(connection)
        config.attributes["history_ring"] = ring_of(app.config[SETTINGS])
        with schema_may_change(connection):
            _upgrade(config)
        kept = _mark(connection, purpose)
        if app.config[SETTINGS].production:
            if kept != "production":
                raise WrongPurpose(f"this database was created for {kept}")
            require_durable(connection)
    return kept


def _upgrade(config: Config) -> None:
    """To the newest schema; the service's own role on PostgreSQL may only find it there already."""
    try:
        command.upgrade(config, "head")
    except ProgrammingError as refused:
        if getattr(refused.orig, "sqlstate", None) != INSUFFICIENT_PRIVILEGE:
            raise
        raise NotTheOwner(
            "the database is older than this program: run `casework migrate` as its owner first"
        ) from refused


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resource("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _mark(connection: Connection, purpose: Purpose) -> str:
    kept = connection.scalar(select(DatabaseMark.purpose))
    if kept is None:
        connection.execute(insert(DatabaseMark).values(id=1, purpose=purpose, shift_us=0))
        return purpose
    return str(kept)


@contextmanager
def _alone(url: str) -> Iterator[None]:
    """On SQLite, the only process here; the first connection of all sets the file to WAL.

    SQLite does not wait for that: a second one would be told at once that the file is locked.
    It also makes its file, but not the folder around it.
    """
    where = make_url(url)
    if where.get_backend_name() != "sqlite" or not where.database:
        yield
        return
    Path(where.database).parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{where.database}.migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
