"""One that fails does not stop the rest, and does not go unheard."""

import logging

import pytest

from casework.each import each


def test_everything_is_done_and_counted() -> None:
    assert each([1, 2, 3], lambda item: item) == 6


def test_one_that_fails_is_logged_and_the_next_follows(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert each([1, 0, 2], lambda item: 2 // item) == 3
    assert "could not be done: 0" in caplog.text
