"""``python -m tests.faults.without_redis``: web and ticker, kept alive, and no Redis anywhere."""

from __future__ import annotations

import os

from casework.running.port import port_from
from casework.running.programs import programs
from casework.running.supervisor import Supervisor

if __name__ == "__main__":
    kept = [each for each in programs(port_from(os.environ), socket=None) if each.name != "worker"]
    Supervisor(kept, os.environ).run()
