"""The whole service on one machine: database brought up to date, then every program kept alive."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from casework.app import opened_app
from casework.migrate import Purpose, WrongPurpose
from casework.prepare import prepare
from casework.running.children import Program
from casework.running.port import require_free
from casework.running.programs import environment, private_redis, programs
from casework.running.supervisor import Supervisor
from casework.settings import Settings


class AlreadyServed(RuntimeError):
    """Another supervisor works on the same data."""


def serve(
    settings: Settings,
    *,
    port: int,
    purpose: Purpose = "production",
    beside: Sequence[Program] = (),
    watch: Callable[[], None] = lambda: None,
) -> None:
    """Until SIGTERM or SIGINT. ``beside`` are more programs, the first to stop.

    Raises PortTaken, AlreadyServed or WrongPurpose before anything is started.
    """
    require_free(port)
    with _alone(settings.data), private_redis(settings) as (complete, socket):
        with opened_app(complete) as app:
            kept = prepare(app, purpose=purpose)
        if purpose not in {"production", kept}:
            raise WrongPurpose(f"Cơ sở dữ liệu này được tạo cho mục đích khác: {kept}.")
        everything = [*beside, *programs(port, socket=socket)]
        Supervisor(everything, environment(complete), watch=watch).run()


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """The system frees the lock when the process ends, however it ends."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "serving.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise AlreadyServed(f"Dịch vụ đang chạy trên dữ liệu ở {data}.") from fault
        yield
