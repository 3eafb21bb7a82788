"""The small history is played once for all these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.casework.demo_data.small import Seeded, opened, play_all


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    """A database with seventy cases; nobody writes to it."""
    return play_all(tmp_path_factory.mktemp("seeded"))


@pytest.fixture
def province(seeded: Seeded) -> Iterator[Flask]:
    """That database, open for reading."""
    with opened(seeded.folder) as app:
        yield app
