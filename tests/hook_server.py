"""A server that webhooks are sent to, on an address of the loopback; it behaves as it is told.

    with hook_server("127.0.0.2", way="redirect", to="http://inner.example/") as server:
        …
        server.taken        # [(path, headers, body), …], one a request that reached it

The ways: ``take`` (200), ``refuse`` (500), ``redirect`` (307), ``endless`` (200 and a body that
never ends), ``drip`` (200 and a byte now and then), ``silent`` (no answer at all).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

OUTER, INNER = "127.0.0.2", "127.0.0.1"
"""Two addresses of this machine: a test calls the first one public."""


class Taken(NamedTuple):
    """A request that arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


class HookServer(ThreadingHTTPServer):
    """Notes what it takes; ``ended`` lets go of every line it holds."""

    daemon_threads = True

    def __init__(self, host: str, port: int, way: str, to: str) -> None:
        self.way, self.to = way, to
        self.taken: list[Taken] = []
        self.given = 0
        self.ended = threading.Event()
        super().__init__((host, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that was cut is what several tests are about."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: HookServer

    def do_POST(self) -> None:
        """As the server was told."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.taken.append(Taken(self.path, dict(self.headers), body))
        getattr(self, self.server.way)()

    do_GET = do_POST  # noqa: N815 -- likewise

    def take(self) -> None:
        self._say(200, b"ok")

    def refuse(self) -> None:
        self._say(500, b"no")

    def redirect(self) -> None:
        self.send_response(307)
        self.send_header("Location", self.server.to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def endless(self) -> None:
        self._begin()
        with suppress(OSError):
            while not self.server.ended.is_set():
                self.wfile.write(b"x" * 4096)
                self.server.given += 4096

    def drip(self) -> None:
        self._begin()
        with suppress(OSError):
            while not self.server.ended.wait(0.05):
                self.wfile.write(b"x")

    def silent(self) -> None:
        self.server.ended.wait(60)

    def log_message(self, *_given: Any) -> None:
        """Says nothing on the test's own output."""

    def _begin(self) -> None:
        self.send_response(200)
        self.end_headers()

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def hook_server(
    host: str = OUTER, *, port: int = 0, way: str = "take", to: str = ""
) -> Iterator[HookServer]:
    """A running server."""
    server = HookServer(host, port, way, to)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
