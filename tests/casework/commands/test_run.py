"""The programs, started as the supervisor starts them."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from click.testing import CliRunner
from flask import Flask

from casework.app import SETTINGS
from casework.cli import main
from casework.heartbeat import last_beat
from casework.running.programs import environment


def test_tick_once_does_one_round(app: Flask) -> None:
    said = CliRunner().invoke(main, ["tick", "--once"], env=environment(app.config[SETTINGS]))
    assert (said.exit_code, said.output) == (0, "")
    assert last_beat() is not None


def test_a_worker_without_redis_says_what_is_missing(app: Flask) -> None:
    said = CliRunner().invoke(main, ["worker"], env=environment(app.config[SETTINGS]))
    assert said.exit_code == 1
    assert "CASEWORK_REDIS_URL" in said.stderr


def test_web_becomes_the_server_on_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Sequence[str]] = []
    monkeypatch.setattr(os, "execv", lambda _path, command: started.append(command))
    said = CliRunner().invoke(main, ["web"], env={"PORT": "8123"})
    assert said.exit_code == 0
    assert "127.0.0.1:8123" in started[0]


@pytest.mark.parametrize("command", ["web", "serve"])
def test_a_port_that_is_none_is_refused(app: Flask, command: str) -> None:
    environ = {**environment(app.config[SETTINGS]), "PORT": "http"}
    said = CliRunner().invoke(main, [command], env=environ)
    assert said.exit_code == 1
    assert "PORT" in said.stderr
