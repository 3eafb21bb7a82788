"""A process leaves a mark, named by its number, once it has written to the database."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine, event

WRITING = ("INSERT", "UPDATE", "DELETE")


def mark_first_write(folder: Path) -> None:
    """From now on, in this process and in those it forks; who is marked may be killed."""
    marked: set[int] = set()

    def mark(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if os.getpid() not in marked and statement.startswith(WRITING):
            (folder / str(os.getpid())).touch()
            marked.add(os.getpid())

    event.listen(Engine, "after_cursor_execute", mark)
