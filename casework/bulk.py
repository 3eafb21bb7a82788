"""Many rows in one statement: arrays on PostgreSQL, the driver's own loop on SQLite.

Rows are written in the order in which they are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Table,
    any_,
    bindparam,
    func,
    insert,
    select,
    update,
)

from casework.database import Model
from casework.seats import Reading

Rows = Sequence[Mapping[str, Any]]


def insert_rows(
    session: Reading, model: type[Model], rows: Rows, *, returning: Sequence[str] = ()
) -> Sequence[Any]:
    """Write new rows, all with the same columns; gives these columns of each back."""
    if not rows:
        return []
    table = _table(model)
    back = [table.c[name] for name in returning]
    if _in_arrays(session):
        statement = insert(table).from_select(list(rows[0]), select(_unnested(table, rows)))
        result = session.execute(statement.returning(*back) if back else statement)
    else:
        statement = insert(table)
        result = session.execute(statement.returning(*back) if back else statement, list(rows))
    return result.all() if back else []


def update_rows(session: Reading, model: type[Model], rows: Rows) -> None:
    """Change the rows named by ``id``; each names the same other columns."""
    if not rows:
        return
    table = _table(model)
    names = [name for name in rows[0] if name != "id"]
    if _in_arrays(session):
        new = _unnested(table, rows)
        values = {name: new.c[name] for name in names}
        session.execute(update(table).where(table.c.id == new.c.id).values(values))
        return
    by_id = update(table).where(table.c.id == bindparam("id_"))
    statement = by_id.values({name: bindparam(f"{name}_") for name in names})
    given = [{f"{name}_": value for name, value in row.items()} for row in rows]
    session.connection().execute(statement, given)


def among(session: Reading, column: Any, numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether the column is one of thousands: in one array, where one by one takes longer than the
    look itself.
    """
    found: ColumnElement[bool] = (
        column == any_(bindparam(None, list(numbers), type_=ARRAY(column.type)))
        if _in_arrays(session)
        else column.in_(numbers)
    )
    return found


def _table(model: type[Model]) -> Table:
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} has no table of its own")
    return table


def _in_arrays(session: Reading) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _unnested(table: Table, rows: Rows) -> FromClause:
    """The rows as a table: one array for each column, taken apart side by side."""
    columns = (
        func.unnest(
            bindparam(None, [row[name] for row in rows], type_=ARRAY(table.c[name].type))
        ).label(name)
        for name in rows[0]
    )
    return select(*columns).subquery()
