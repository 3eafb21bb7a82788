"""The fields of the house refuse what nobody means."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError

from api.schemas.fields import Choice, Day, Degrees, Id, Ids, Shape, Truth, Words


class Sample(Shape):
    words = Words(10, required=False)
    choice = Choice(("a", "b"), required=False)
    number = Id(required=False)
    numbers = Ids()
    day = Day(required=False)
    truth = Truth(required=False)
    degrees = Degrees(14, required=False)


GOOD: list[tuple[str, Any, Any]] = [
    ("words", "  nước  ", "nước"),
    ("words", unicodedata.normalize("NFD", "nước"), "nước"),
    ("choice", "a", "a"),
    ("number", 7, 7),
    ("number", 7.0, 7),
    ("numbers", [1, 2], [1, 2]),
    ("day", "2026-03-02", date(2026, 3, 2)),
    ("truth", False, False),
    ("degrees", "10,5", 10.5),
    ("degrees", " -106.25 ", -106.25),
]
BAD: list[tuple[str, Any]] = [
    ("words", "x" * 11),
    ("words", "x" * 1_000_000),
    ("words", "nước\x00"),
    ("words", "nư\u200bớc"),
    ("words", "\u202enước"),
    ("words", 7),
    ("words", None),
    ("degrees", "10 độ"),
    ("degrees", "1e1"),
    ("degrees", "nan"),
    ("degrees", "١٠"),
    ("choice", "c"),
    ("choice", ["a"]),
    ("number", 0),
    ("number", -1),
    ("number", 2**31),
    ("number", "7"),
    ("number", True),
    ("number", 7.5),
    ("number", 1e300),
    ("number", "ba"),
    ("numbers", [True]),
    ("numbers", "1"),
    ("numbers", list(range(1, 60))),
    ("day", "1900-01-01"),
    ("day", "2100-01-01"),
    ("day", "2026-02-30"),
    ("day", "02/03/2026"),
    ("day", "2026-3-2"),
    ("day", "٢٠٢٦-٠٣-٠٢"),
    ("day", 20260302),
    ("truth", "true"),
    ("truth", 1),
    ("stranger", 1),
]


@pytest.mark.parametrize(("field", "given", "kept"), GOOD)
def test_what_people_mean_is_kept(app: Flask, field: str, given: Any, kept: Any) -> None:
    with app.test_request_context():
        assert Sample().load({field: given})[field] == kept


@pytest.mark.parametrize(("field", "given"), BAD)
def test_what_nobody_means_is_refused_by_name(app: Flask, field: str, given: Any) -> None:
    with app.test_request_context(), pytest.raises(ValidationError) as refused:
        Sample().load({field: given})
    assert list(refused.value.messages_dict) == [field]


def test_blanks_are_no_words(app: Flask) -> None:
    class Needed(Shape):
        words = Words(10)

    with app.test_request_context(), pytest.raises(ValidationError):
        Needed().load({"words": "   "})
