"""The sign of life can be read back, and its absence too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flask import Flask

from casework.heartbeat import beat, last_beat


def test_the_last_beat_is_read_back(app: Flask, now: datetime) -> None:
    beat(now)
    assert last_beat() == now


def test_before_the_first_beat_there_is_none(app: Flask) -> None:
    assert last_beat() is None


def test_a_damaged_file_is_no_sign_of_life(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "heartbeat").write_text("gần đây")
    assert last_beat() is None
