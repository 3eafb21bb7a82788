"""Asked to stop, a wait ends at once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from casework.running.stopping import Stopping


@pytest.fixture(autouse=True)
def own_handlers() -> Iterator[None]:
    before = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_nobody_asked_and_the_wait_takes_its_time() -> None:
    started = time.monotonic()
    assert Stopping().wait(0.1) is False
    assert time.monotonic() - started >= 0.1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wait(number: int) -> None:
    stopping = Stopping()
    stopping.listen()
    timer = threading.Timer(0.1, os.kill, (os.getpid(), number))
    timer.start()
    started = time.monotonic()
    assert stopping.wait(30) is True
    assert time.monotonic() - started < 5
    timer.join()


def test_once_asked_no_wait_waits() -> None:
    stopping = Stopping()
    stopping.asked = True
    started = time.monotonic()
    assert stopping.wait(30) is True
    assert time.monotonic() - started < 1
