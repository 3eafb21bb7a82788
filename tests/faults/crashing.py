"""A process that ends, without a last word, at one numbered point of a change (promise R2).

The points are laid around the product from outside; the product itself has no such switch.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

CRASHED = 137
POINTS = (
    "before the file is synced",
    "after the file is synced",
    "before the file has its name",
    "after the file has its name",
    "after the case is inserted",
    "after the event is inserted",
    "before the commit",
    "after the commit, before the doorbell",
    "after the doorbell, before the answer",
    "after the answer",
)
OF_FILES = frozenset(POINTS[:4])
OF_REPORTS = frozenset(POINTS[4:5])
COMMITTED = frozenset(POINTS[7:])


def crash_at(point: str, app: Flask) -> None:
    """From now on this process dies when it gets there. Only for a process made to die."""
    lay = dict(zip(POINTS, LAY, strict=True))
    lay[point](app)


def crash(*_: object) -> None:
    """As kill -9 does: no handler runs, nothing is flushed."""
    os._exit(CRASHED)


def _at_sync(*, before: bool) -> Callable[[Flask], None]:
    """Of a file: folders are synced too, when they are made."""
    sync = os.fsync

    def cut(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            sync(handle)
            return
        if not before:
            sync(handle)
        crash()

    return lambda _app: setattr(os, "fsync", cut)


def _at_rename(*, before: bool) -> Callable[[Flask], None]:
    rename = Path.replace

    def cut(path: Path, target: Path) -> None:
        if not before:
            rename(path, target)
        crash()

    return lambda _app: setattr(Path, "replace", cut)


def _after_insert(table: str) -> Callable[[Flask], None]:
    def cut(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(f"INSERT INTO {table} "):
            crash()

    return lambda _app: event.listen(Engine, "after_cursor_execute", cut)


def _when_it_was_sent(answer: Response) -> Response:
    """The last thing a request does."""
    answer.call_on_close(crash)
    return answer


LAY: tuple[Callable[[Flask], Any], ...] = (
    _at_sync(before=True),
    _at_sync(before=False),
    _at_rename(before=True),
    _at_rename(before=False),
    _after_insert("cases"),
    _after_insert("case_events"),
    lambda _app: event.listen(Session, "before_commit", crash),
    lambda _app: event.listen(Session, "after_commit", crash),
    lambda app: app.after_request(crash),
    lambda app: app.after_request(_when_it_was_sent),
)
