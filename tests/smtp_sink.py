"""A mail server of the tests, a process of its own, which fails as often and as it is told.

    with smtp_sink(folder) as sink:
        settings = replace(settings, smtp_url=sink.url, mail_from="so@anminh.example")
        sink.behave(accept=5, temporary=1, permanent=1, hang=1, drop=1, refuse=1)
        …
        sink.received()        # [Received(message_id, to, way), …], one a message taken

The six ways, drawn by weight for each connection: ``accept``; ``temporary`` (451), ``permanent``
(550); ``hang`` (no answer for ``HANG`` seconds, or ``sink.hang``); ``drop`` (takes the message
and cuts the line before its 250, so the sender must try again and the message arrives twice);
``refuse`` (cut before the greeting). What ``accept`` and ``drop`` took is in the log.
``python -m tests.smtp_sink FOLDER`` is the process itself; ``stop`` kills it, ``start`` brings it
back on the same port with the same log, for a server that is away.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path
from typing import Any, NamedTuple, cast

from aiosmtpd.smtp import SMTP, Envelope, Session

WAYS = ("accept", "temporary", "permanent", "hang", "drop", "refuse")
HANG = 60.0
PATIENCE = 10.0


class Received(NamedTuple):
    """A message the server took: its Message-ID, its recipient, and how it then behaved."""

    message_id: str
    to: str
    way: str


class Sink:
    """The tests' side: tells the process how to behave and reads its log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.hang = HANG
        self.behave(accept=1)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """For ``CASEWORK_SMTP_URL``."""
        return f"smtp://127.0.0.1:{self.port}"

    def behave(self, **weights: int) -> None:
        """How often each way is drawn from now on; a way that is not named never is."""
        assert set(weights) <= set(WAYS)
        words = json.dumps({"weights": weights, "hang": self.hang, "port": self.port})
        new = self.folder / "behaviour.new"
        new.write_text(words)
        new.rename(self.folder / "behaviour.json")

    def received(self) -> list[Received]:
        """Every message taken so far, in order."""
        log = self.folder / "received.jsonl"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [Received(*json.loads(line)) for line in lines]

    def messages(self) -> list[bytes]:
        """The same as they came."""
        return [path.read_bytes() for path in sorted(self.folder.glob("*.eml"))]

    def start(self) -> None:
        """Returns once it answers connections."""
        command = (sys.executable, "-m", "tests.smtp_sink", str(self.folder))
        self._process = subprocess.Popen(command)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the sink did not start")

    def stop(self) -> None:
        """Dead at once; nobody listens on its port."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def smtp_sink(folder: Path) -> Iterator[Sink]:
    """A running sink whose log and orders lie in ``folder``."""
    sink = Sink(folder)
    sink.start()
    try:
        yield sink
    finally:
        sink.stop()


class Server(SMTP):
    """One connection; its way is drawn when it opens."""

    def __init__(self, folder: Path) -> None:
        orders = json.loads((folder / "behaviour.json").read_text())
        weights = orders["weights"]
        self.way = random.choices(list(weights), list(weights.values()))[0]
        self.hang = orders["hang"]
        super().__init__(Handler(folder, self), hostname="sink.example")

    def connection_made(self, transport: Any) -> None:
        """Some are cut before a word is said."""
        if self.way == "refuse":
            transport.abort()
        else:
            super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Nothing was begun on a connection that was refused."""
        if self.way != "refuse":
            super().connection_lost(error)


class Handler:
    """Takes a message, or does not."""

    def __init__(self, folder: Path, connection: Server) -> None:
        self.folder = folder
        self.connection = connection

    async def handle_DATA(  # noqa: N802 -- the library calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """The answer to the whole message."""
        way = self.connection.way
        if way == "hang":
            await asyncio.sleep(self.connection.hang)
        if way in {"hang", "temporary"}:
            return "451 Try again later"
        if way == "permanent":
            return "550 No such mailbox"
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message_id = str(message_from_bytes(content)["Message-ID"])
        number = len(list(self.folder.glob("*.eml")))
        (self.folder / f"{number:06}.eml").write_bytes(content)
        with (self.folder / "received.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps([message_id, envelope.rcpt_tos[0], way]) + "\n")
        if way == "drop":
            cast("asyncio.Transport", self.connection.transport).abort()
        return "250 Taken"


async def serve(folder: Path) -> None:
    """Until killed."""
    port = json.loads((folder / "behaviour.json").read_text())["port"]
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(folder), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
