"""What could lead to a person is shown before it is saved."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from api.schemas.actions import ACTION_SCHEMAS
from api.views.names import (
    KEPT,
    masked_form,
    names_found,
    unchecked_names,
    wants_masking,
    word_fields,
)
from casework.screening import COVERED


@pytest.fixture(autouse=True)
def _asked(app: Flask) -> Any:
    with app.test_request_context():
        yield


def test_the_pieces_are_named_in_the_order_of_the_texts() -> None:
    found = names_found(["Gặp bà Lan", "gọi 0912345678"])
    assert found is not None
    assert found.pieces == [("Tên người", "Lan"), ("Số điện thoại", "0912345678")]


def test_words_about_things_are_left_alone() -> None:
    assert names_found(["Nước đen chảy ra kênh", ""]) is None


def test_what_was_looked_at_is_kept_and_anything_new_is_asked_again() -> None:
    found = names_found(["Gặp bà Lan"])
    assert found is not None
    kept = {KEPT: found.token}
    assert unchecked_names({"what": "Gặp bà Lan"}, {}) == found
    assert unchecked_names({"what": "Hôm nay gặp bà Lan nữa", "n": 7}, kept) is None
    assert unchecked_names({"what": "Gặp bà Lan và ông Tư"}, kept) is not None
    assert unchecked_names({"what": "Gặp bà Hoa"}, kept) is not None


def test_only_words_are_covered() -> None:
    form = MultiDict({"what": "Gặp bà Lan", "into": "SMY-2026-7K3M9Q", "look": "mask"})
    assert wants_masking(form)
    covered = masked_form(form, ["what", "title"])
    assert covered["what"] == f"Gặp bà {COVERED}"
    assert covered["into"] == "SMY-2026-7K3M9Q"


def test_every_action_with_words_has_them_looked_at() -> None:
    assert word_fields(ACTION_SCHEMAS["note"]()) == {"text"}
    assert word_fields(ACTION_SCHEMAS["resolve"]()) == {"result", "public", "evidence"}
    assert word_fields(ACTION_SCHEMAS["merge"]()) == frozenset()
