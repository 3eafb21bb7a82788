"""A refusal holds on both databases, says its sentence, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

from casework.database import db
from casework.guarding import schema_may_change
from casework.triggers import Refusal, create, drop

NEVER_GROWS = Refusal(
    "stones_never_grow", "UPDATE OF weight", "stones", "a stone doesn't grow",
    "NEW.weight > (SELECT weight FROM stones WHERE id = OLD.id)",
)  # fmt: skip
NEVER_GOES = Refusal("stones_never_go", "DELETE", "stones", "a stone stays")


@pytest.fixture
def stones(app: Flask) -> Iterator[Connection]:
    """A table with one stone, in a transaction that is not kept."""
    with db.engine.connect() as connection, schema_may_change(connection):
        connection.exec_driver_sql("CREATE TABLE stones (id INTEGER PRIMARY KEY, weight INTEGER)")
        connection.exec_driver_sql("INSERT INTO stones VALUES (1, 5)")
        create(connection, NEVER_GROWS)
        create(connection, NEVER_GOES)
        yield connection


def refused(connection: Connection, statement: str, sentence: str) -> None:
    with pytest.raises(IntegrityError, match=sentence), connection.begin_nested():
        connection.exec_driver_sql(statement)


def test_what_the_condition_names_is_refused_with_its_sentence(stones: Connection) -> None:
    refused(stones, "UPDATE stones SET weight = 6", "a stone doesn't grow")


def test_anything_else_is_allowed(stones: Connection) -> None:
    stones.exec_driver_sql("UPDATE stones SET weight = 4")
    assert stones.exec_driver_sql("SELECT weight FROM stones").scalar_one() == 4


def test_without_a_condition_everything_is_refused(stones: Connection) -> None:
    refused(stones, "DELETE FROM stones", "a stone stays")


def test_what_may_not_be_deleted_may_not_be_truncated(stones: Connection) -> None:
    """SQLite knows no such statement; PostgreSQL's would pass every trigger for rows."""
    with pytest.raises(DBAPIError), stones.begin_nested():
        stones.exec_driver_sql("TRUNCATE stones")
    assert stones.exec_driver_sql("SELECT COUNT(*) FROM stones").scalar_one() == 1


def test_a_refusal_taken_back_refuses_no_more(stones: Connection) -> None:
    drop(stones, NEVER_GOES)
    stones.exec_driver_sql("DELETE FROM stones")
    assert stones.exec_driver_sql("SELECT COUNT(*) FROM stones").scalar_one() == 0
