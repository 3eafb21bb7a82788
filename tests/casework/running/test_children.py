"""One child: its rest grows each time it dies, and its patience has an end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import pytest

from casework.running import children
from casework.running.children import FIRST_PAUSE, LONGEST_PAUSE, Child, Program

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


def child(code: str, *, kept: bool = True, patience: float = 5.0) -> Child:
    return Child(Program("one", (sys.executable, "-c", code), kept, patience), os.environ)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def running(one: Child) -> bool:
    return one.process is not None


def dies(one: Child) -> None:
    """Start it and look until its death is noted."""
    one.start()

    def noted() -> bool:
        one.look()
        return one.process is None

    until(noted)


def test_the_rest_doubles_up_to_half_a_minute() -> None:
    one = child("raise SystemExit(1)")
    pauses = []
    for _ in range(9):
        dies(one)
        pauses.append(one._pause)
    assert pauses[:3] == [FIRST_PAUSE * 2, FIRST_PAUSE * 4, FIRST_PAUSE * 8]
    assert pauses[-1] == LONGEST_PAUSE


def test_it_rests_before_it_starts_again() -> None:
    one = child("raise SystemExit(1)")
    dies(one)
    one.look()
    assert not running(one)
    one._rest_until = 0.0
    one.look()
    assert running(one)
    one.stop()


def test_after_a_long_healthy_run_the_rest_is_short_again(monkeypatch: pytest.MonkeyPatch) -> None:
    one = child("raise SystemExit(1)")
    dies(one)
    dies(one)
    monkeypatch.setattr(children, "STEADY", 0.0)
    dies(one)
    assert one._pause == FIRST_PAUSE * 2


def test_what_does_not_end_is_killed_when_patience_is_over() -> None:
    one = child(STUBBORN, patience=0.3)
    one.start()
    process = one.process
    assert process is not None
    time.sleep(0.3)
    one.stop()
    assert process.returncode in {-9, -15}


def test_stopping_what_never_ran_or_has_ended_is_no_error() -> None:
    child("pass").stop()
    one = child("pass", kept=False)
    dies(one)
    one.stop()


def test_a_child_gets_the_environment_it_is_given() -> None:
    program = Program("one", (sys.executable, "-c", "import os; os._exit(int(os.environ['CODE']))"))
    one = Child(program, {"CODE": "7"})
    one.start()
    process = one.process
    assert process is not None
    assert process.wait(20) == 7
