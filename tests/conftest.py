"""The database of a test: a copy of one migrated file, with the standing cast in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from casework.app import create_worker_app
from casework.database import db
from casework.migrate import migrate
from casework.settings import Settings
from tests.cast import Cast, install_cast

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("house")

# A Monday morning without holidays near: Monday 2 March 2026, 09:00 in Vietnam.
MORNING = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def settings_in(folder: Path) -> Settings:
    """Settings of a test: everything under one folder, no Redis."""
    return Settings(
        data=folder,
        database_url=f"sqlite:///{folder / 'test.db'}",
        secret_key="a key for tests only",
    )


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with the cast, made once a worker."""
    folder = tmp_path_factory.mktemp("template")
    app = create_worker_app(settings_in(folder))
    migrate(app, purpose="test")
    with app.app_context():
        install_cast(now=MORNING)
        db.session.remove()
        db.engine.dispose()
    return folder / "test.db"


@pytest.fixture
def test_settings(template: Path, tmp_path: Path) -> Settings:
    """A fresh copy of the template for one test."""
    shutil.copy(template, tmp_path / "test.db")
    return settings_in(tmp_path)


@pytest.fixture
def app(test_settings: Settings) -> Iterator[Flask]:
    """A worker's application with its context open."""
    app = create_worker_app(test_settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def cast(app: Flask) -> Cast:
    """The people, units and agencies every test knows."""
    return Cast()


@pytest.fixture
def now() -> datetime:
    """A Monday morning in the office."""
    return MORNING
