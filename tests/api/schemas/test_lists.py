"""What may be asked of lists."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.schemas.lists import BoardQuery, CasesPageQuery, DeskQuery, asked_of


def test_an_empty_field_counts_as_not_sent(app: Flask) -> None:
    with app.test_request_context("/"):
        given = MultiDict({"unit": "3", "type": "", "csrf_token": "x", "unassigned": "true"})
        assert asked_of(BoardQuery(), given) == {"unit": 3, "unassigned": True}


def test_values_come_as_what_they_mean(app: Flask) -> None:
    with app.test_request_context("/"):
        given = MultiDict({"hot_spot": "true", "overdue": "false", "ended_since": "2026-03-02"})
        assert asked_of(CasesPageQuery(), given) == {
            "hot_spot": True,
            "overdue": False,
            "ended_since": date(2026, 3, 2),
        }


@pytest.mark.parametrize(
    ("shape", "field", "value"),
    [
        (BoardQuery, "unit", "x"),
        (BoardQuery, "late", "4"),
        (BoardQuery, "severity", "grave"),
        (BoardQuery, "unassigned", "yes"),
        (BoardQuery, "colour", "red"),
        (DeskQuery, "tab", "old"),
        (DeskQuery, "due", "soonish"),
        (CasesPageQuery, "verification", "true"),
        (CasesPageQuery, "ended_since", "1999-12-31"),
        (CasesPageQuery, "paused", "1"),
    ],
)
def test_anything_else_is_refused_by_name(
    app: Flask, shape: type[BoardQuery | DeskQuery | CasesPageQuery], field: str, value: str
) -> None:
    with app.test_request_context("/"), pytest.raises(ValidationError) as refused:
        asked_of(shape(), MultiDict({field: value}))
    assert list(refused.value.messages_dict) == [field]
