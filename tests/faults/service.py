"""The real service under its own supervisor, to be killed piece by piece."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casework.running.children import _die_with
from casework.running.demo import answers
from tests.faults.office import Office, python
from tests.faults.waiting import wait_for

GUNICORN = b"gunicorn"


class Service:
    """The supervisor's process, and what lives under it."""

    def __init__(self, office: Office, port: int, supervisor: subprocess.Popen[bytes]) -> None:
        self.office = office
        self.port = port
        self.supervisor = supervisor

    def master(self) -> int | None:
        """The web server that keeps the workers."""
        return next((p for p in children(self.supervisor.pid) if GUNICORN in command(p)), None)

    def web_writers(self) -> list[int]:
        """Web workers that have written, as their marks say."""
        master = self.master()
        return [] if master is None else [p for p in children(master) if self.has_written(p)]

    def has_written(self, pid: int) -> bool:
        """Whether this process left its mark."""
        return (self.office.marks / str(pid)).exists()

    def stop(self) -> None:
        """Ask the supervisor, who stops everything in order."""
        self.supervisor.send_signal(signal.SIGTERM)
        assert self.supervisor.wait(timeout=120) == 0


@contextmanager
def served(office: Office, **more: str) -> Iterator[Service]:
    """Until the block ends; with Redis it is ``casework serve`` itself."""
    port = free_port()
    module = "casework" if office.settings.redis_url else "tests.faults.without_redis"
    with (office.settings.data / "service.log").open("ab") as log:
        supervisor = subprocess.Popen(
            [*python("-m", module), "serve"],
            env=office.environment(PORT=str(port), **more),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 -- else it outlives a killed test
        )
    service = Service(office, port, supervisor)
    try:
        wait_for(lambda: answers(port), seconds=120, what="the first page")
        yield service
        service.stop()
    finally:
        if supervisor.poll() is None:
            for pid in [*descendants(supervisor.pid), supervisor.pid]:
                kill(pid)
            supervisor.wait()


def kill(pid: int) -> bool:
    """Kill -9; whether it was there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def children(pid: int) -> list[int]:
    """The processes this one started."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def descendants(pid: int) -> list[int]:
    """Those, and what they started."""
    return [found for child in children(pid) for found in (child, *descendants(child))]


def command(pid: int) -> bytes:
    """How it was started; nothing if it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
