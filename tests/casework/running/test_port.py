"""The port comes from PORT, and one that is taken is said at once."""

from __future__ import annotations

import socket

import pytest

from casework.running.port import PortTaken, port_from, require_free
from casework.settings import InvalidSettings


def test_port_is_read_and_has_a_default() -> None:
    assert port_from({"PORT": "8080"}) == 8080
    assert port_from({}) == 8000
    assert port_from({"PORT": ""}) == 8000


@pytest.mark.parametrize("text", ["0", "65536", "-1", "80.5", "http", "²", "8000 "])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(InvalidSettings, match="PORT"):
        port_from({"PORT": text})


def test_a_taken_port_is_refused_with_another_to_try() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"{port}.*PORT=8080"):
            require_free(port)
    require_free(port)
