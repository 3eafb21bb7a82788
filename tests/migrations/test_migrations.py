"""The migrated schema is the models' schema, and every step can be taken back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

import casework.models  # noqa: F401 -- every table must be known
from casework.database import db
from casework.resources import resource


def config(connection: Connection) -> Config:
    found = Config()
    found.set_main_option("script_location", str(resource("migrations")))
    found.attributes["connection"] = connection
    return found


def test_the_migrated_schema_is_the_schema_of_the_models(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadatas[None]) == []
    engine.dispose()


def test_every_step_can_be_taken_back_and_taken_again(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'b.db'}")
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")
        before = schema(connection)
        command.downgrade(config(connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        command.upgrade(config(connection), "head")
        assert schema(connection) == before
    engine.dispose()


def schema(connection: Connection) -> set[tuple[str, str]]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {(str(row.name), str(row.sql)) for row in rows}
