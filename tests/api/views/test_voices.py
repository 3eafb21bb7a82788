"""How many told of a matter, in words."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.views.voices import row_voices, voices_words


@pytest.fixture(autouse=True)
def _asked(app: Flask) -> Any:
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("voices", "close", "words"),
    [
        (1, True, ""),
        (2, True, "2 lượt phản ánh"),
        (1, False, "Dưới 5 lượt phản ánh"),
        (4, False, "Dưới 5 lượt phản ánh"),
        (5, False, "5 lượt phản ánh"),
    ],
)
def test_few_are_a_band(voices: int, close: bool, words: str) -> None:
    assert voices_words(voices, close=close) == words


def test_a_line_of_a_list_says_nothing_of_few() -> None:
    assert row_voices(1, close=False) == row_voices(4, close=False) == ""
    assert row_voices(9, close=False) == "9 lượt phản ánh"
