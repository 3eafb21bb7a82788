"""Everything the open application's database holds, whatever the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import MetaData, select

from casework.database import db

# What is written of looking itself: who opened what, and when a token was last used.
LOOKS = "access_log"
LAST_USED = ("api_tokens", "last_used_at")


def contents() -> Iterator[tuple[str, tuple[object, ...]]]:
    """Every row of every table there is, known to the models or not, with the table's name.

    Only the log of looks is left out: it grows because somebody looks.
    """
    found = MetaData()
    with db.engine.connect() as connection:
        found.reflect(connection)
        for table in found.sorted_tables:
            if table.name == LOOKS:
                continue
            columns = [each for each in table.c if (table.name, each.name) != LAST_USED]
            for row in connection.execute(select(*columns).order_by(*table.primary_key)):
                yield table.name, tuple(row)


def digest() -> str:
    """The SHA-256 over it: the same as long as nothing was changed."""
    found = hashlib.sha256()
    for each in contents():
        found.update(repr(each).encode())
    return found.hexdigest()
