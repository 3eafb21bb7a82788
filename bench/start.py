"""How long a demo takes: to the first page, first and second start, and until it is seeded.

The folder is a fresh one, so the first start is a first start; packages must be installed.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path

SEEDED_WITHIN = 600


def main() -> None:
    """Two starts on one folder; the second begins when the first has seeded everything."""
    with tempfile.TemporaryDirectory(prefix="demo-") as folder:
        first, seeded = start(Path(folder), until_seeded=True)
        second, _ = start(Path(folder), until_seeded=False)
    print(f"first start to first page   {first:6.1f} s   (promised 30)")
    print(f"first start to all seeded   {seeded:6.1f} s   (promised 180)")
    print(f"second start to first page  {second:6.1f} s   (promised 10)")


def start(folder: Path, *, until_seeded: bool) -> tuple[float, float]:
    """Seconds to the sign-in page, and to the last case of the demo data."""
    port = free_port()
    environment = {**os.environ, "CASEWORK_DATA": str(folder), "PORT": str(port)}
    log = (folder / "demo.log").open("w+")
    began = time.monotonic()
    demo = subprocess.Popen(
        [sys.executable, "-m", "casework", "demo"],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait(lambda: answers(port), demo)
        page = time.monotonic() - began
        if until_seeded:
            wait(lambda: is_seeded(folder / "demo.log"), demo)
        return page, time.monotonic() - began
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=30)


def wait(until: object, demo: subprocess.Popen[bytes]) -> None:
    """Until it is so; a demo that has ended never gets there."""
    ends = time.monotonic() + SEEDED_WITHIN
    while not until():  # type: ignore[operator]
        if demo.poll() is not None or time.monotonic() > ends:
            raise SystemExit("the demo did not get there")
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether the sign-in page comes."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=2) as page:
            return bool(page.status == HTTPStatus.OK)
    except (urllib.error.URLError, OSError):
        return False


def is_seeded(log: Path) -> bool:
    """Whether the last progress line says all of all."""
    progress = [line for line in log.read_text().splitlines() if "Nạp dữ liệu mẫu:" in line]
    if not progress:
        return False
    done, _, total = progress[-1].rpartition(": ")[2].strip().partition("/")
    return done == total


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    main()
