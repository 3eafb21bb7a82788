"""No row points to one that is not there, in any table."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ForeignKey, Table, func, select

from casework.checking.violation import Violation
from casework.database import db
from casework.seats import Reading


def orphans(session: Reading) -> Iterator[Violation]:
    """The database refuses them; a restored copy, or hands past the service, may bring them."""
    for table in db.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda each: each.parent.name):
            count = _count(session, table, key)
            if count:
                found = f"{count} rows name a {key.column.table.name} row that is not there"
                yield Violation("orphan", f"{table.name}.{key.parent.name}", found)


def _count(session: Reading, table: Table, key: ForeignKey) -> int:
    parents = key.column.table.alias()
    missing = (
        select(func.count())
        .select_from(
            table.outerjoin(parents, key.parent == parents.c[key.column.name]),
        )
        .where(key.parent.is_not(None), parents.c[key.column.name].is_(None))
    )
    return session.scalar(missing) or 0


OF_TABLES = (orphans,)
