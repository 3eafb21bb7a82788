"""As many cases as wanted: the demo's real ones, copied row by row by the database itself.

Every copy is whole, with its events, clocks, parties, texts and notices, each some seconds apart from
the next, so that lists have an order and every promise of the original holds for it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from flask import Flask
from sqlalchemy import (
    Column,
    Connection,
    Table,
    func,
    insert,
    literal,
    select,
    text,
    true,
    type_coerce,
)

from casework.app import opened_app
from casework.database import Int64, UTCDateTime, db
from casework.demo_data.seeding import seed
from casework.models import Case
from casework.prepare import prepare
from casework.settings import Settings
from tests.postgres_server import private_postgres

APART_US = 7_000_000
GENERATED = 30

OF_A_CASE = (
    "cases", "case_texts", "case_reporters", "case_units", "case_agencies", "case_events",
    "case_clocks", "case_phases",
)  # fmt: skip
# A frozen agenda and an entry of the register know the case itself, and no copy of it.
OF_OTHERS = ("meeting_items", "hot_spot_cases", "hot_spot_proposal_cases")


@contextmanager
def stocked(cases: int) -> Iterator[Flask]:
    """A demo of at least so many cases on a PostgreSQL of its own, open; gone afterwards."""
    with private_postgres(durable=True) as url, TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), database_url=url, secret_key="k")  # noqa: S106 -- nobody signs in
        with opened_app(settings) as app:
            prepare(app, purpose="demo")
            seed(app, say=lambda _line: None, generated=GENERATED)
            db.session.remove()
            with db.engine.begin() as connection:
                there = connection.scalar(select(func.count(Case.id))) or 1
                multiply(connection, -(-cases // there) - 1, apart_us=APART_US)
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))
            yield app


def multiply(
    connection: Connection,
    copies: int,
    tables: Sequence[str] = (),
    *,
    apart_us: int = 0,
    only: Sequence[int] | None = None,
) -> None:
    """Beside every case there is, so many more like it, their times so many microseconds apart.

    What is copied is named, or else all that refers to a case, directly or not. ``only`` are the
    ids of the cases that are copied, where not all are.
    """
    # What triggers and references would check holds for a copy as for its original.
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    copied = [table for table in _of_cases() if table.name in tables or not tables]
    steps = {table: _step(connection, table) for table in copied}
    for table in copied:
        copy = func.generate_series(literal(1, Int64), copies)
        number = copy.column_valued("copy", joins_implicitly=True)
        values = [_value(each, number, steps, apart_us) for each in table.c]
        rows = select(*values).select_from(table).where(_of(table, only))
        connection.execute(insert(table).from_select(list(table.c), rows))
        if steps[table]:
            top = select(func.max(table.c.id)).scalar_subquery()
            connection.execute(select(func.setval(f"{table.name}_id_seq", top)))


def _of_cases() -> list[Table]:
    """The cases' table and all that refer to it, directly or not."""
    found: list[Table] = []
    for table in db.metadata.sorted_tables:
        if table.name in OF_OTHERS:
            continue
        if table.name == "cases" or any(key.column.table in found for key in table.foreign_keys):
            found.append(table)
    return found


def _of(table: Table, only: Sequence[int] | None) -> Any:
    """Whether a row of this table belongs to one of these cases."""
    if only is None:
        return true()
    if table.name == "cases":
        return table.c.id.in_(only)
    if "case_id" in table.c:
        return table.c.case_id.in_(only)
    key = next(each for each in table.foreign_keys if "case_id" in each.column.table.c)
    of_these = select(key.column).where(key.column.table.c.case_id.in_(only))
    return key.parent.in_(of_these)


def _step(connection: Connection, table: Table) -> int:
    """How far apart the ids of two copies are; nothing where rows are not numbered."""
    if "id" not in table.c:
        return 0
    return connection.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0


def _value(each: Column[Any], copy: Any, steps: dict[Table, int], apart_us: int) -> Any:
    """What stands in this column of a copy."""
    for key in each.foreign_keys:
        if key.column.table in steps:
            return each + copy * steps[key.column.table]
    if each.name == "id":
        return each + copy * steps[cast("Table", each.table)]
    if isinstance(each.type, UTCDateTime):
        return type_coerce(each, Int64) - copy * apart_us
    if each.name == "token":
        return func.md5(each.concat(copy))
    if each.unique or (each.primary_key and each.name == "key"):
        return each.concat("-").concat(copy)
    return each
