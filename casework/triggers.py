"""What the database itself refuses, whoever writes: triggers, said once for both databases.

Migrations create and drop them. A refusal is an IntegrityError that carries its sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection


class Refusal(NamedTuple):
    """``on`` is INSERT, UPDATE, UPDATE OF a column, or DELETE; ``condition`` is SQL over NEW and OLD.

    What may never be deleted may not be truncated either, where a database can do that.
    """

    name: str
    on: str
    table: str
    sentence: str
    condition: str = "TRUE"


def create(connection: Connection, refusal: Refusal) -> None:
    """From now on the database refuses it."""
    make = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for statement in make(refusal):
        connection.exec_driver_sql(statement)


def drop(connection: Connection, refusal: Refusal) -> None:
    """It is allowed again."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"DROP TRIGGER {refusal.name}")
    else:
        # Its triggers go with the function.
        connection.exec_driver_sql(f"DROP FUNCTION {refusal.name}() CASCADE")


def _on_sqlite(refusal: Refusal) -> list[str]:
    name, on, table, _, condition = refusal
    statement = (
        f"CREATE TRIGGER {name} BEFORE {on} ON {table} FOR EACH ROW WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, {_quoted(refusal)}); END"
    )
    return [statement]


def _on_postgresql(refusal: Refusal) -> list[str]:
    """A function, since a condition of PostgreSQL's own may not look into tables."""
    name, on, table, _, condition = refusal
    row = "OLD" if on == "DELETE" else "NEW"
    function = (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION USING"
        f" ERRCODE = 'integrity_constraint_violation', MESSAGE = {_quoted(refusal)}; END IF;"
        f" RETURN {row}; END $$"
    )
    statements = [
        function,
        f"CREATE TRIGGER {name} BEFORE {on} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
    if on == "DELETE":
        statements.append(
            f"CREATE TRIGGER {name}_at_once BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
    return statements


def _quoted(refusal: Refusal) -> str:
    escaped = refusal.sentence.replace("'", "''")
    return f"'{escaped}'"
