"""A private Redis for one test, started and stopped by the test."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from redis import Redis
from redis.exceptions import ConnectionError as NotYet

from casework.running.programs import redis_command


class Server:
    """A running Redis: its process and where it listens."""

    def __init__(self, process: subprocess.Popen[bytes], socket: Path) -> None:
        self.process = process
        self.url = f"unix://{socket}"

    def client(self) -> Any:
        """A connection of the test's own; the test closes it. Any: stubs disagree whether it is generic."""
        return Redis.from_url(self.url)


@contextmanager
def redis_server() -> Iterator[Server]:
    """The server of the product's own command, in a folder short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="cw-") as folder:
        socket = Path(folder) / "redis.sock"
        process = subprocess.Popen(redis_command(socket), stdout=subprocess.DEVNULL)
        server = Server(process, socket)
        try:
            _wait(server)
            yield server
        finally:
            process.kill()
            process.wait()


def _wait(server: Server) -> None:
    deadline = time.monotonic() + 10
    with server.client() as client:
        while True:
            try:
                client.ping()
            except NotYet:
                assert time.monotonic() < deadline, "Redis does not start"
                time.sleep(0.02)
            else:
                return
