"""Cursors: opaque, bound to their order, and silent about what is hidden."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from sqlalchemy import literal, select

from casework.errors import BadInput
from casework.lists.paging import Key, Order, page_of, paged
from casework.models import Case


class Line(NamedTuple):
    """A row as a list selects it."""

    ref: str
    due_at: datetime
    reported_at: datetime


ORDER = Order(
    "due",
    (
        Key("due_at", Case.due_at.expression, kind=datetime),
        Key("reported_at", Case.reported_at.expression, hidden=True),
    ),
)
LINE: Any = Line(
    "SMY-2026-AAAAAA", datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
)


def cursor_of(*values: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def test_a_short_page_is_the_last() -> None:
    page = page_of([LINE, LINE], ORDER, 2)
    assert (len(page.rows), page.next_cursor) == (2, None)


def test_the_row_too_many_is_cut_off_and_the_cursor_tells_no_hidden_key() -> None:
    page = page_of([LINE, LINE, LINE], ORDER, 2)
    assert len(page.rows) == 2
    assert page.next_cursor is not None
    read = json.loads(base64.urlsafe_b64decode(page.next_cursor + "=="))
    assert read == ["due", 1772409600000000, None, "SMY-2026-AAAAAA"]


def test_the_next_page_begins_after_the_row_and_settles_ties_by_number() -> None:
    cursor = page_of([LINE, LINE], ORDER, 1).next_cursor
    statement = paged(select(Case.ref), ORDER, cursor, 1, lambda _column, ref: literal(ref))
    said = str(statement.compile(compile_kwargs={"literal_binds": False}))
    assert "cases.due_at > " in said
    assert "cases.ref > " in said
    assert said.index("ORDER BY cases.due_at ASC") > 0


@pytest.mark.parametrize(
    "cursor",
    [
        cursor_of("due", 1, None),
        cursor_of("due", 1, None, "A", "B"),
        cursor_of("unit", 1, None, "A"),
        cursor_of("due", "1", None, "A"),
        cursor_of("due", True, None, "A"),
        cursor_of("due", -1, None, "A"),
        cursor_of("due", 2**70, None, "A"),
        cursor_of("due", 1.5, None, "A"),
        cursor_of("due", None, None, "A"),
        cursor_of("due", 1, None, 7),
        cursor_of("due", 1, None, None),
        cursor_of("due", 1, None, "\ud800"),
        cursor_of("due", 1, None, "A\0"),
        base64.urlsafe_b64encode(b"7").decode(),
        cursor_of({"due": 1}),
        "not base64 at all!",
        "ÿ",
        "W" * 401,
    ],
)
def test_anything_else_is_refused_by_name(cursor: str) -> None:
    with pytest.raises(BadInput) as refused:
        paged(select(Case.ref), ORDER, cursor, 1, lambda _column, ref: literal(ref))
    assert refused.value.field == "cursor"
