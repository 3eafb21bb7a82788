"""The programs of one machine, and what they are told."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from casework.running.programs import (
    LONGEST_SOCKET,
    environment,
    private_redis,
    programs,
    redis_command,
)
from casework.settings import Settings
from tests.redis_server import redis_server


def settings_in(folder: Path, **changes: object) -> Settings:
    return Settings(
        **{"data": folder, "database_url": "sqlite:////x.db", "secret_key": "k", **changes}  # type: ignore[arg-type]  # each name has the type of its field
    )


def test_they_stop_in_the_order_web_worker_ticker_redis() -> None:
    names = [program.name for program in programs(8000, socket=Path("/run/redis.sock"))]
    assert names == ["web", "worker", "ticker", "redis"]


def test_a_redis_that_is_given_is_not_started(tmp_path: Path) -> None:
    given = settings_in(tmp_path, redis_url="redis://elsewhere")
    with private_redis(given) as (settings, socket):
        assert settings is given
        assert socket is None
    assert "redis" not in [program.name for program in programs(8000, socket=None)]


def test_the_socket_lies_beside_the_data_and_only_its_owner_gets_in(tmp_path: Path) -> None:
    short = tmp_path / "d"
    with private_redis(settings_in(short)) as (settings, socket):
        assert socket == short / "run" / "redis.sock"
        assert settings.redis_url == f"unix://{socket}"
        assert stat.S_IMODE((short / "run").stat().st_mode) == 0o700


def test_a_long_path_gets_a_short_socket_that_goes_away_again(tmp_path: Path) -> None:
    with private_redis(settings_in(tmp_path / ("long" * 40))) as (settings, socket):
        assert socket is not None
        assert len(str(socket)) <= LONGEST_SOCKET
        assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
        assert settings.redis_url == f"unix://{socket}"
    assert not socket.parent.exists()


def test_redis_keeps_nothing_and_listens_to_no_network() -> None:
    with redis_server() as server, server.client() as client:
        config = client.config_get("*")
        assert (config["port"], config["save"], config["appendonly"]) == ("0", "", "no")
        assert config["maxmemory-policy"] == "noeviction"
        mode = Path(config["unixsocket"]).stat().st_mode
        assert stat.S_IMODE(mode) == 0o700


def test_the_command_says_where(tmp_path: Path) -> None:
    assert str(tmp_path / "redis.sock") in redis_command(tmp_path / "redis.sock")


def test_children_are_told_exactly_these_settings(tmp_path: Path) -> None:
    given = settings_in(
        tmp_path,
        production=True,
        secret_key="mot khoa chi dung trong kiem thu, dai",
        history_key="mot khoa khac chi de niem lich su vu viec",
        signing_key="khoa thu ba chi de ky ma neo hang ngay",
        trusted_hosts="so.example",
        redis_url="unix:///r",
    )
    told = environment(
        given,
        {"PATH": "/bin", "CASEWORK_CONTACT": "somebody before"},
    )
    assert told["PATH"] == "/bin"
    kept = {name: text for name, text in told.items() if name.startswith("CASEWORK_")}
    assert Settings.from_env(kept) == given


def test_the_environment_itself_is_left_alone(tmp_path: Path) -> None:
    before = dict(os.environ)
    environment(settings_in(tmp_path))["X"] = "y"
    assert dict(os.environ) == before
