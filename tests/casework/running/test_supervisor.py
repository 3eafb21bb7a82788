"""The supervisor with small stand-ins: restarts what dies, stops in order, leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# A stand-in writes its name and number when it starts, and its name when it is told to end.
STAND_IN = """
import os, signal, sys, time
name, log = sys.argv[1:]
def note(word):
    with open(log, "a") as file:
        file.write(f"{word} {name} {os.getpid()}\\n")
def end(*_):
    time.sleep(0.1)
    note("ended")
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
note("started")
while True:
    time.sleep(0.05)
"""

SUPERVISED = """
import os, sys
from casework.running.children import Program
from casework.running.supervisor import Supervisor
stand_in, log, once = sys.argv[1:]
names = ("web", "worker", "ticker", "redis")
programs = [Program(name, (sys.executable, "-c", stand_in, name, log)) for name in names]
if once:
    programs.insert(0, Program("seed", (sys.executable, "-c", once), kept=False))
Supervisor(programs, os.environ).run()
"""


class Running:
    """A supervisor in a process of its own, and what its stand-ins wrote."""

    def __init__(self, log: Path, once: str = "") -> None:
        self.log = log
        self.log.touch()
        self.process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISED, STAND_IN, str(log), once], stderr=subprocess.PIPE
        )

    def words(self, first: str) -> list[tuple[str, int]]:
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return [(name, int(pid)) for word, name, pid in lines if word == first]

    def wait_for_starts(self, count: int) -> list[tuple[str, int]]:
        deadline = time.monotonic() + 30
        while len(started := self.words("started")) < count:
            assert time.monotonic() < deadline, f"only {started} have started"
            time.sleep(0.02)
        return started

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    found = Running(tmp_path / "log")
    yield found
    clean_up(found)


def clean_up(running: Running) -> None:
    running.process.kill()
    running.process.communicate()
    deadline = time.monotonic() + 10
    while any(alive(pid) for _name, pid in running.words("started")):
        assert time.monotonic() < deadline, "a stand-in outlived its supervisor"
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process nobody has waited for yet is dead all the same.
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_web_then_worker_then_ticker_then_redis(running: Running, number: int) -> None:
    running.wait_for_starts(4)
    assert running.end(number) == 0
    assert [name for name, _pid in running.words("ended")] == ["web", "worker", "ticker", "redis"]


def test_a_killed_child_is_started_again(running: Running) -> None:
    pids = dict(running.wait_for_starts(4))
    os.kill(pids["worker"], signal.SIGKILL)
    again = running.wait_for_starts(5)[4]
    assert again[0] == "worker"
    assert again[1] != pids["worker"]
    assert running.end() == 0
    assert running.words("ended")[1] == again
    assert len(running.words("started")) == 5


def test_children_end_with_a_killed_supervisor(running: Running) -> None:
    pids = [pid for _name, pid in running.wait_for_starts(4)]
    running.process.kill()
    running.process.wait()
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < deadline, "children outlive their supervisor"
        time.sleep(0.05)
    assert len(running.words("ended")) == 4


def test_ctrl_c_in_a_terminal_reaches_the_supervisor_alone(running: Running) -> None:
    """The whole foreground group gets the signal; children are not in it."""
    pids = [pid for _name, pid in running.wait_for_starts(4)]
    groups = {os.getpgid(pid) for pid in pids}
    assert os.getpgid(running.process.pid) not in groups


@pytest.mark.parametrize("once", ["pass", "raise SystemExit(3)"])
def test_what_runs_once_is_not_started_again(tmp_path: Path, once: str) -> None:
    count = f"open({str(tmp_path / 'once')!r}, 'a').write('x')\n{once}"
    running = Running(tmp_path / "log", count)
    try:
        running.wait_for_starts(4)
        time.sleep(1.5)
        assert (tmp_path / "once").read_text() == "x"
        assert running.end() == 0
    finally:
        clean_up(running)
