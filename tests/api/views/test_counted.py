"""Counts for people."""

from __future__ import annotations

import pytest
from flask import Flask

from api.views.counted import counted


@pytest.mark.parametrize(
    ("n", "cut", "words"),
    [
        (0, False, "0"),
        (999, False, "999"),
        (1_000, False, "1.000"),
        (1_001, False, "1.000+"),
        (250_000, True, "1.000+"),
        (37, True, "37+"),
    ],
)
def test_exact_while_that_helps(app: Flask, n: int, cut: bool, words: str) -> None:
    with app.test_request_context("/"):
        assert counted(n, cut=cut) == words
