"""Pages of a list by key: the next page begins after the last row, however many came before.

A cursor is opaque and tells nothing new: it carries the number of the last row, and of its sort
keys only those the reader saw. When a report came in to the second would help to find out who
sent it, so such a key is read again from the row.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, or_

from casework.database import EPOCH, MICROSECOND
from casework.errors import BadInput
from casework.models import Case
from workflows.words import Label

BAD_CURSOR = Label("Không đọc được vị trí trang. Mở lại danh sách.", "This page mark is not valid.")
MOST_CURSOR = 400
# The year 9999 in microseconds since 1970.
LATEST = (datetime(9999, 12, 31, tzinfo=UTC) - EPOCH) // MICROSECOND


class Key(NamedTuple):
    """A sort key: its column, its name among the selected columns, and what a cursor may tell."""

    name: str
    column: ColumnElement[Any]
    descending: bool = False
    hidden: bool = False
    kind: type = str


class Order(NamedTuple):
    """A named order; the case number settles ties, because it says nothing of when or how many."""

    name: str
    keys: tuple[Key, ...]

    def clauses(self) -> list[ColumnElement[Any]]:
        """For ORDER BY."""
        keys = (k.column.desc() if k.descending else k.column.asc() for k in self.keys)
        return [*keys, Case.ref.asc()]


class Page(NamedTuple):
    """Rows of one page, and the cursor of the next one if there is one."""

    rows: Sequence[Row[Any]]
    next_cursor: str | None


Hidden = Callable[[ColumnElement[Any], str], ColumnElement[Any]]


def _nothing_hidden(column: ColumnElement[Any], ref: str) -> ColumnElement[Any]:
    raise LookupError(f"nobody said how to read {column} of {ref}")


def paged(
    statement: Select[Any],
    order: Order,
    cursor: str | None,
    limit: int,
    hidden: Hidden = _nothing_hidden,
) -> Select[Any]:
    """The statement for one page and one row more; ``hidden(column, ref)`` reads a hidden key.

    Raises BadInput("cursor") for one that this order did not make.
    """
    if cursor:
        statement = statement.where(_after(order, _decoded(order, cursor, hidden)))
    return statement.order_by(*order.clauses()).limit(limit + 1)


def page_of(rows: Sequence[Row[Any]], order: Order, limit: int) -> Page:
    """Cut the row too many off; it only says that there is a next page."""
    shown = rows[:limit]
    return Page(shown, _encoded(order, shown[-1]) if len(rows) > limit else None)


def _after(order: Order, values: Sequence[Any]) -> ColumnElement[bool]:
    keys = [*order.keys, Key("ref", Case.ref.expression)]
    ways = []
    for place, key in enumerate(keys):
        same = [k.column == v for k, v in zip(keys[:place], values, strict=False)]
        value = values[place]
        ways.append(and_(*same, key.column < value if key.descending else key.column > value))
    return or_(*ways)


def _encoded(order: Order, row: Row[Any]) -> str:
    values = [None if key.hidden else _plain(getattr(row, key.name)) for key in order.keys]
    text = json.dumps([order.name, *values, row.ref], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _plain(value: Any) -> Any:
    return (value - EPOCH) // MICROSECOND if isinstance(value, datetime) else value


def _decoded(order: Order, cursor: str, hidden: Hidden) -> list[Any]:
    name, *values, ref = _parts(order, cursor)
    if name != order.name or not isinstance(ref, str):
        raise BadInput("cursor", BAD_CURSOR)
    return [*(_value(k, v, ref, hidden) for k, v in zip(order.keys, values, strict=True)), ref]


def _parts(order: Order, cursor: str) -> list[Any]:
    try:
        if len(cursor) > MOST_CURSOR:
            raise ValueError("too long")
        given = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        # Half a surrogate pair, which JSON can write, is no text for a database; nor is NUL.
        if "\0" in "".join(each for each in given if isinstance(each, str)).encode().decode():
            raise ValueError("NUL")
    except (ValueError, TypeError, binascii.Error, RecursionError) as fault:
        raise BadInput("cursor", BAD_CURSOR) from fault
    if not isinstance(given, list) or len(given) != len(order.keys) + 2:
        raise BadInput("cursor", BAD_CURSOR)
    return given


def _value(key: Key, value: Any, ref: str, hidden: Hidden) -> Any:
    if key.hidden:
        return hidden(key.column, ref)
    if isinstance(value, bool) or not isinstance(value, int if key.kind is datetime else key.kind):
        raise BadInput("cursor", BAD_CURSOR)
    if not isinstance(value, int):
        return value
    # A whole number beyond this is no key of ours, and no database takes it.
    if not 0 <= value < LATEST:
        raise BadInput("cursor", BAD_CURSOR)
    return EPOCH + value * MICROSECOND if key.kind is datetime else value
