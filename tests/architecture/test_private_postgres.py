"""The tests' own PostgreSQL goes with whoever started it, however that one dies."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.architecture.sources import ROOT

OWNER = """
import sys
from tests.postgres_server import private_postgres
with private_postgres() as url:
    print(url, flush=True)
    sys.stdin.read()
"""


def test_a_killed_owner_leaves_neither_server_nor_folder() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as owner:
        assert owner.stdout is not None
        folder = Path(owner.stdout.readline().decode().strip().partition("host=")[2])
        assert list(folder.glob(".s.PGSQL.*"))
        owner.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while folder.exists():
        assert time.monotonic() < deadline, f"{folder} is still there"
        time.sleep(0.02)
