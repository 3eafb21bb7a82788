"""What a reporter will read of a result."""

from __future__ import annotations

from flask import Flask
from werkzeug.datastructures import MultiDict

from api.views.answer_preview import answer_preview

WORDS = "Kênh đã được nạo vét."


def test_nothing_is_shown_before_somebody_looked(app: Flask) -> None:
    assert answer_preview(MultiDict({"public": WORDS}), "Sở A") is None


def test_nothing_is_shown_without_words(app: Flask) -> None:
    assert answer_preview(MultiDict({"action": "resolve", "public": " "}), "Sở A") is None


def test_the_outcome_and_the_words_make_the_sentence(app: Flask) -> None:
    given = MultiDict({"action": "resolve", "outcome": "settled", "public": WORDS})
    assert answer_preview(given, "Sở A") == f"Sở A báo kết quả: đã xử lý dứt điểm. {WORDS}"


def test_without_an_outcome_the_words_alone_follow(app: Flask) -> None:
    given = MultiDict({"action": "resolve", "outcome": "magic", "public": WORDS})
    assert answer_preview(given, "Sở A") == f"Sở A báo kết quả. {WORDS}"
