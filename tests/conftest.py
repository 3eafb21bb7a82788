"""The database of a test: a copy of one migrated database, with the standing cast in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from casework.app import opened_app
from casework.migrate import migrate
from casework.settings import Settings
from tests.cast import Cast, install_cast
from tests.compiled import compile_once
from tests.databases import KIND, KINDS, SERVER, Databases, databases_in
from tests.postgres_server import MEMORY, memory_is_free, private_postgres

# The same examples every time, so that a red test speaks of the change; tests/long looks further.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")
compile_once()

# A Monday morning without holidays near: Monday 2 March 2026, 09:00 in Vietnam.
MORNING = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """One server a run, which the workers of the run are told of by the environment."""
    if KIND not in KINDS:
        raise pytest.UsageError(f"TEST_DATABASE is one of {', '.join(KINDS)}, not {KIND}")
    if KIND == "postgresql" and not os.environ.get(SERVER):
        server = ExitStack()
        try:
            os.environ[SERVER] = server.enter_context(private_postgres())
        except FileNotFoundError as missing:
            raise pytest.UsageError(str(missing)) from missing
        config.add_cleanup(server.close)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only the tests that ask for a database run again; the others know none."""
    if KIND == "postgresql":
        kept = [each for each in items if "databases" in getattr(each, "fixturenames", ())]
        config.hook.pytest_deselected(items=[each for each in items if each not in kept])
        items[:] = kept


def settings_in(folder: Path, database_url: str) -> Settings:
    """Settings of a test: files under one folder, no Redis."""
    return Settings(data=folder, database_url=database_url, secret_key="a key for tests only")


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Where databases come from; they go with the run. In memory no test waits for a disk:
    the service's own promises to wait for it are kept, and tests/faults kills it on a real one.
    """
    place = MEMORY if memory_is_free() else None
    with TemporaryDirectory(prefix="cw-databases-", dir=place) as folder:
        found = databases_in(Path(folder))
        yield found
        found.close()


@pytest.fixture(scope="session")
def template(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a migrated database with the cast, made once a worker."""
    url = databases.new()
    with opened_app(settings_in(tmp_path_factory.mktemp("template"), url)) as app:
        migrate(app, purpose="test")
        install_cast(now=MORNING)
    return url


@pytest.fixture
def new_settings(databases: Databases, tmp_path: Path) -> Iterator[Settings]:
    """Settings of an empty database, not even migrated."""
    url = databases.new()
    yield settings_in(tmp_path, url)
    databases.drop(url)


@pytest.fixture
def test_settings(databases: Databases, template: str, tmp_path: Path) -> Iterator[Settings]:
    """A fresh copy of the template for one test."""
    url = databases.copy(template)
    yield settings_in(tmp_path, url)
    databases.drop(url)


@pytest.fixture
def app(test_settings: Settings) -> Iterator[Flask]:
    """A worker's application with its context open."""
    with opened_app(test_settings) as app:
        yield app


@pytest.fixture
def cast(app: Flask) -> Cast:
    """The people, units and agencies every test knows."""
    return Cast()


@pytest.fixture
def now() -> datetime:
    """A Monday morning in the office."""
    return MORNING
