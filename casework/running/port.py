"""The port pages are served on: PORT in the environment, 8000 without it."""

from __future__ import annotations

import socket
from collections.abc import Mapping

from casework.settings import InvalidSettings

DEFAULT_PORT = 8000
HIGHEST = 65_535


class PortTaken(RuntimeError):
    """Another program listens there already."""


def port_from(environ: Mapping[str, str]) -> int:
    """PORT; raises InvalidSettings for what is no port."""
    text = environ.get("PORT", "") or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= HIGHEST):
        raise InvalidSettings(f"PORT must be a number from 1 to {HIGHEST}")
    return int(text)


def require_free(port: int) -> None:
    """Raises PortTaken, so that the reason is read once and not from a server's log."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise PortTaken(
                f"Không mở được cổng {port}: {fault.strerror}. "
                f"Chọn cổng khác, ví dụ PORT={8080 if port != 8080 else 8081}."  # noqa: PLR2004
            ) from fault
