"""Topics are files that are found by themselves; one without a handler stops the start."""

from __future__ import annotations

import pytest

from casework.topics import HANDLERS, load


def test_every_topic_has_its_handler() -> None:
    assert {"photo", "export"} <= set(HANDLERS)


def test_a_file_without_a_handler_is_named() -> None:
    with pytest.raises(TypeError, match=r"casework\.outbox"):
        load("casework", ["outbox"])
