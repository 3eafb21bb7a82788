"""A PostgreSQL that loses nothing it has acknowledged, and that a test may kill."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from tests.faults.waiting import wait_for
from tests.postgres_server import _as, _user, private_postgres


class Server:
    """The server in this folder: its address, and its death and return."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.folder = Path(str(make_url(url).query["host"]))
        self.data = self.folder / "data"
        self.again: subprocess.Popen[bytes] | None = None

    def kill(self) -> int:
        """Kill -9 the postmaster and all its children at once; returns how many processes."""
        master = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        pids = [master, *map(int, children)]
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        while any(_lives(pid) for pid in pids):
            time.sleep(0.01)
        if self.again is not None:
            self.again.wait()
        return len(pids)

    def start(self) -> None:
        """As it was started before; returns when it has recovered and answers."""
        command = shlex.split((self.data / "postmaster.opts").read_text())
        # The dead one stays a zombie until its guard ends, and would be taken for alive.
        for lock in (self.data / "postmaster.pid", self.folder / ".s.PGSQL.5432.lock"):
            lock.unlink(missing_ok=True)
        self.again = subprocess.Popen(
            command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_as(_user()),
        )
        wait_for(self._answers, seconds=60, what="PostgreSQL to come back")

    def close(self) -> None:
        """End what ``start`` began; the first one is ended by its guard."""
        if self.again is not None:
            self.again.send_signal(signal.SIGQUIT)
            self.again.wait()

    def _answers(self) -> bool:
        try:
            psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def durable_postgres() -> Iterator[Server]:
    """On the disk and waiting for it, as in production."""
    with private_postgres(durable=True) as url:
        server = Server(url)
        try:
            yield server
        finally:
            server.close()


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
