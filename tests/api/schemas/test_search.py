"""The parameters of the list, as an address writes them."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.search import CaseQuery


def test_parameters_become_what_the_list_takes(app: Flask) -> None:
    asked = {"state": "closed", "unit": "7", "overdue": "false", "q": " kênh ", "sort": "due"}
    assert CaseQuery().load(asked) == {
        "state": "closed", "unit": 7, "overdue": False, "q": "kênh", "sort": "due",
    }  # fmt: skip


def test_nothing_asked_is_nothing_narrowed(app: Flask) -> None:
    assert CaseQuery().load({}) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit", "x"), ("unit", "-1"), ("unit", "0"), ("unit", "1.5"), ("unit", "٣"),
        ("unit", "9" * 300), ("agency", ""), ("overdue", "yes"), ("overdue", ""),
        ("state", "CLOSED"), ("sort", "title"), ("q", "a" * 121), ("q", "a\0"),
        ("cursor", "a" * 700), ("unit", ["1", "2"]), ("overdue", ["true", "true"]),
        ("q", ["a", "b"]), ("reporter", "1"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_by_name(app: Flask, name: str, value: Any) -> None:
    with app.test_request_context(), pytest.raises(ValidationError) as bad:
        CaseQuery().load({name: value})
    assert list(bad.value.messages_dict) == [name]
