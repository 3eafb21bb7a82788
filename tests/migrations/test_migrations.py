"""The migrated schema is the models' schema, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from casework.app import opened_app
from casework.database import db
from casework.guarding import schema_may_change
from casework.resources import resource
from casework.settings import Settings

# What each database says it is made of, beside the tables: indexes, triggers, functions.
SCHEMA = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": (
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint UNION ALL"
        " SELECT indexname, indexdef FROM pg_indexes UNION ALL"
        " SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal UNION ALL"
        " SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace UNION ALL"
        " SELECT table_name || '.' || column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    ),
}


@pytest.fixture
def connection(new_settings: Settings) -> Iterator[Connection]:
    """An empty database, open."""
    with (
        opened_app(new_settings),
        db.engine.begin() as connection,
        schema_may_change(connection),
    ):
        yield connection


def config(connection: Connection) -> Config:
    found = Config()
    found.set_main_option("script_location", str(resource("migrations")))
    found.attributes["connection"] = connection
    return found


def test_the_migrated_schema_is_the_schema_of_the_models(connection: Connection) -> None:
    command.upgrade(config(connection), "head")
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    differences = compare_metadata(context, db.metadatas[None])
    if connection.dialect.name == "sqlite":
        differences = [each for each in differences if not is_postgresql_s_own(each)]
    assert differences == []


def is_postgresql_s_own(difference: Any) -> bool:
    """An index of a kind that SQLite does not have."""
    what, thing = difference[:2]
    return what == "add_index" and bool(thing.dialect_options["postgresql"]["using"])


def test_every_step_can_be_taken_back_and_taken_again(connection: Connection) -> None:
    command.upgrade(config(connection), "head")
    before = schema(connection)
    command.downgrade(config(connection), "base")
    assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    command.upgrade(config(connection), "head")
    assert schema(connection) == before


def schema(connection: Connection) -> set[tuple[str, tuple[str, ...]]]:
    """Each thing with the lines of its definition, in whatever order SQLite's copy put them."""
    rows = connection.execute(text(SCHEMA[connection.dialect.name]))
    return {
        (str(name), tuple(sorted(line.strip(" \t,") for line in str(definition).splitlines())))
        for name, definition in rows
    }
