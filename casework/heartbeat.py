"""The ticker's sign of life: the database's time of its last round, in a file beside the data."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from casework.app import current_settings


def beat(now: datetime) -> None:
    """Write it so that a reader never sees half of it."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(now.isoformat())
    partial.replace(path)


def last_beat() -> datetime | None:
    """When the ticker last finished a round, aware UTC; None if it never did."""
    try:
        return datetime.fromisoformat(_path().read_text())
    except (FileNotFoundError, ValueError):
        return None


def _path() -> Path:
    return current_settings().data / "heartbeat"
