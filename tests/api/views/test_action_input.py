"""From a submitted form to the command's input."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from api.views.action_input import action_input, masked_input

ASSESSED = [
    ("severity", "hot"),
    ("scale", "unknown"),
    ("urgent", "true"),
    ("complained", ""),
    ("screened", "1"),
    ("screened", "2"),
]


def test_a_form_becomes_what_the_command_takes(app: Flask) -> None:
    assert action_input("assess", MultiDict(ASSESSED)) == {
        "severity": "hot",
        "scale": "unknown",
        "urgent": True,
        "complex": False,
        "complained": [],
        "screened": True,
    }


def test_numbers_days_and_lists_are_read(app: Flask) -> None:
    given = MultiDict(
        [("lead", "3"), ("supporting", "4"), ("supporting", "5"), ("csrf_token", "x")]
    )
    assert action_input("assign", given) == {"lead": 3, "supporting": [4, 5]}
    paused = MultiDict({"category": "court", "reason": "Chờ.", "review_on": "2026-03-20"})
    assert action_input("pause", paused)["review_on"] == date(2026, 3, 20)


def test_half_the_ticks_are_no_tick(app: Flask) -> None:
    assert action_input("assess", MultiDict(ASSESSED[:-1]))["screened"] is False


def refused(action: str, given: list[tuple[str, str]]) -> dict[str, Any]:
    with pytest.raises(ValidationError) as wrong:
        action_input(action, MultiDict(given))
    assert isinstance(wrong.value.messages, dict)
    return wrong.value.messages


def test_silence_about_offices_is_refused_and_so_is_both(app: Flask) -> None:
    silent = [pair for pair in ASSESSED if pair[0] != "complained"]
    assert set(refused("assess", silent)) == {"complained"}
    assert set(refused("assess", [*ASSESSED, ("complained", "7")])) == {"complained"}


def test_no_decision_is_refused(app: Flask) -> None:
    assert set(refused("decide_extension", [("reason", "Vì.")])) == {"granted"}
    assert set(refused("name_confirmer", [])) == {"confirmers"}


def test_an_empty_and_an_unknown_field_are_named(app: Flask) -> None:
    assert set(refused("note", [("text", "  "), ("state", "closed")])) == {"text", "state"}


def test_masking_covers_the_three_texts_and_leaves_the_rest() -> None:
    given = MultiDict(
        [("look", "mask"), ("title", "Bà Lan"), ("what", "0912345678"), ("place", "Chợ")]
    )
    given.setlist("complained", ["1", "2"])
    covered = masked_input("assess", given)
    assert covered["title"] == "Bà [đã che]"
    assert covered["what"] == "[đã che]"
    assert covered["place"] == "Chợ"
    assert covered.getlist("complained") == ["1", "2"]
    assert given["title"] == "Bà Lan"


def test_a_preview_covers_nothing() -> None:
    given = MultiDict({"look": "preview", "what": "0912345678"})
    assert masked_input("assess", given)["what"] == "0912345678"
