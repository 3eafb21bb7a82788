"""The small history, written once for each worker and copied for each test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from casework.app import opened_app
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.window import Window, window
from tests.casework.figures.history import lapse_in_april, write_history
from tests.cast import Cast
from tests.conftest import settings_in
from tests.databases import Databases
from workflows.figures.periods import period_of

# The end of March in Vietnam; what is later is April's.
END_OF_MARCH = datetime(2026, 3, 31, 17, tzinfo=UTC)
LATER = datetime(2026, 6, 1, tzinfo=UTC)
WindowOf = Callable[..., Window]


@pytest.fixture(scope="session")
def small(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str]:
    """The address of the database with the history, and its case numbers by letter as JSON."""
    url = databases.copy(template)
    with opened_app(settings_in(tmp_path_factory.mktemp("small"), url)):
        refs = write_history(Cast())
        lapse_in_april()
    return url, json.dumps(refs)


@pytest.fixture
def app(databases: Databases, small: tuple[str, str], tmp_path: Path) -> Iterator[Flask]:
    """A fresh copy of it, open."""
    url = databases.copy(small[0])
    with opened_app(settings_in(tmp_path, url)) as app:
        yield app
    databases.drop(url)


@pytest.fixture
def refs(small: tuple[str, str]) -> dict[str, str]:
    """The numbers of the cases by their letters."""
    found: dict[str, str] = json.loads(small[1])
    return found


@pytest.fixture
def window_of(app: Flask) -> WindowOf:
    """A window on the history: March, as known when it ended, unless something else is said."""

    def make(
        code: str = "2026-03",
        as_of: datetime = END_OF_MARCH,
        units: frozenset[int] | None = None,
    ) -> Window:
        calendar = current_calendar(db.session)
        return window(period_of(code), calendar, as_of=as_of, now=LATER, units=units)

    return make
