"""A label says itself in the reader's language."""

from __future__ import annotations

import pytest

from workflows.words import Label

LABEL = Label("Điểm nóng", "Hot spot")


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "Điểm nóng"), ("en", "Hot spot"), ("", "Điểm nóng"), ("fr", "Điểm nóng")],
)
def test_anything_but_english_reads_vietnamese(language: str, said: str) -> None:
    assert LABEL.say(language) == said
