"""The small history is played once for all these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from casework.app import opened_app
from tests.casework.demo_data.small import Seeded, play_all
from tests.conftest import settings_in
from tests.databases import Databases


@pytest.fixture(scope="session")
def seeded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    """A database with seventy cases; nobody writes to it."""
    return play_all(settings_in(tmp_path_factory.mktemp("seeded"), databases.new()))


@pytest.fixture
def province(seeded: Seeded) -> Iterator[Flask]:
    """That database, open for reading."""
    with opened_app(seeded.settings) as app:
        yield app
