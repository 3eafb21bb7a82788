"""In production a PostgreSQL that does not wait for its disk is refused, by name of the setting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casework.app import opened_app
from casework.durability import Careless
from casework.migrate import migrate
from casework.settings import Settings
from tests.conftest import settings_in
from tests.postgres_server import private_postgres


@pytest.fixture(scope="module")
def durable() -> Iterator[str]:
    """A server as it should be; each test finds what the one before left, and adds nothing."""
    with private_postgres(durable=True) as url:
        yield url


def strict(folder: Path, url: str) -> Settings:
    return replace(settings_in(folder, url), production=True)


def test_a_server_that_waits_for_its_disk_is_good(durable: str, tmp_path: Path) -> None:
    with opened_app(strict(tmp_path, durable)) as app:
        assert migrate(app) == "production"


def test_one_that_acknowledges_too_early_is_refused(durable: str, tmp_path: Path) -> None:
    hasty = f"{durable}&options=-csynchronous_commit%3Doff"
    with (
        opened_app(strict(tmp_path, hasty)) as app,
        pytest.raises(Careless, match=": synchronous_commit is off"),
    ):
        migrate(app)


def test_one_that_never_waits_is_refused_in_production_only(tmp_path: Path) -> None:
    with private_postgres(fsync="off", full_page_writes="off", synchronous_commit="on") as url:
        with (
            opened_app(strict(tmp_path, url)) as app,
            pytest.raises(Careless, match=": fsync, full_page_writes is off"),
        ):
            migrate(app)
        with opened_app(settings_in(tmp_path, url)) as app:
            assert migrate(app, purpose="demo") == "demo"


def test_a_file_is_told_with_every_connection(tmp_path: Path) -> None:
    with opened_app(strict(tmp_path, f"sqlite:///{tmp_path / 'a.db'}")) as app:
        assert migrate(app) == "production"
