"""R8: Redis is a doorbell. Killed, emptied, stopped, locked or full, it costs nothing but moments."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casework import doorbell
from tests.faults.clients import living
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.office import Office
from tests.faults.service import served
from tests.faults.sizes import size
from tests.faults.test_acknowledged_writes import (
    empty_outbox,
    notes,
    number_of_acks,
    places,
    require_all,
    wait_for_work,
)
from tests.redis_server import Server, redis_server

CLIENTS = 2
STOPPED_FOR = size(30, 120)
# A request may wait for Redis no longer; the doorbell gives each socket a fifth of a second.
SLOWEST = 1.0


def killed(server: Server) -> None:
    server.process.kill()
    server.process.wait()


def stopped(server: Server) -> None:
    """It holds its connections and answers nothing."""
    server.process.send_signal(signal.SIGSTOP)


def flushed(server: Server) -> None:
    _tell(server, lambda client: client.flushall())


def locked(server: Server) -> None:
    _tell(server, lambda client: client.config_set("requirepass", "another"))


def full(server: Server) -> None:
    _tell(server, lambda client: client.config_set("maxmemory", "1"))


def _tell(server: Server, what: Callable[[Any], object]) -> None:
    with server.client() as client:
        what(client)


FAULTS = (killed, flushed, stopped, locked, full)


@on_both
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_nothing_is_lost_and_nobody_waits_when_redis_is(
    office: Office, fault: Callable[[Server], None]
) -> None:
    with redis_server() as server:
        office = replace(office, settings=replace(office.settings, redis_url=server.url))
        where = f"{office.where}+redis"
        with figures(f"R8 Redis {fault.__name__}", where) as counted, served(office) as service:
            with living(service.port, places(office), notes(office), count=CLIENTS):
                wait_for_work(office)
                before = number_of_acks(office)
                fault(server)
                counted.kills = 1
                require_a_quick_doorbell(office)
                if fault is stopped:
                    time.sleep(STOPPED_FOR)
                    os.kill(server.process.pid, signal.SIGCONT)
                wait_for_work(office)
                # The clients were at work when it happened, and went on.
                counted.writers = int(number_of_acks(office) > before)
            empty_outbox(office)
            service.stop()
            require_all(office, counted)
        counted.require_that_it_bit()


def require_a_quick_doorbell(office: Office) -> None:
    """The first ring meets the fault; those after it do not even try for a while."""
    doorbell.forget()
    for _ in range(3):
        began = time.monotonic()
        doorbell.ring(office.settings)
        assert time.monotonic() - began < SLOWEST
    doorbell.forget()
