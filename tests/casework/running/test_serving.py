"""Before anything is started: the port is free, nobody else serves these data, the purpose fits."""

from __future__ import annotations

import fcntl
import socket
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from casework.app import opened_app
from casework.migrate import WrongPurpose
from casework.prepare import prepare
from casework.running import serving
from casework.running.children import Program
from casework.running.port import PortTaken
from casework.running.serving import AlreadyServed, serve
from casework.settings import Settings


class Started:
    """Stands in for the supervisor and keeps what it was told to start."""

    told: tuple[Sequence[Program], Mapping[str, str]] | None = None

    def __init__(
        self, programs: Sequence[Program], environ: Mapping[str, str], **_kw: object
    ) -> None:
        Started.told = (programs, environ)

    def run(self) -> None:
        """Nothing to keep alive."""


@pytest.fixture(autouse=True)
def no_supervisor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Started, "told", None)
    monkeypatch.setattr(serving, "Supervisor", Started)


@pytest.fixture
def settings(new_settings: Settings) -> Settings:
    return replace(new_settings, data=new_settings.data / "data")


def made(settings: Settings) -> str:
    """Create or upgrade the database; what it is for."""
    with opened_app(settings) as app:
        return prepare(app)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
    return found


def test_everything_is_started_on_a_migrated_database(settings: Settings, port: int) -> None:
    seed = Program("seed", ("true",), kept=False)
    serve(settings, port=port, purpose="demo", beside=[seed])
    assert Started.told is not None
    programs, environ = Started.told
    assert [p.name for p in programs] == ["seed", "web", "worker", "ticker", "redis"]
    assert f"127.0.0.1:{port}" in programs[1].command
    assert environ["CASEWORK_REDIS_URL"].startswith("unix://")
    assert made(settings) == "demo"


def test_a_taken_port_is_refused(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken):
            serve(settings, port=other.getsockname()[1])
    assert Started.told is None


def test_data_that_are_served_already_are_refused(settings: Settings, port: int) -> None:
    settings.data.mkdir()
    with (settings.data / "serving.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AlreadyServed, match=str(settings.data)):
            serve(settings, port=port)
    assert Started.told is None
    serve(settings, port=port)


def test_a_demo_never_runs_on_a_production_database(settings: Settings, port: int) -> None:
    made(settings)
    with pytest.raises(WrongPurpose, match="production"):
        serve(settings, port=port, purpose="demo")
    assert Started.told is None
