"""Each test plants its fault in a fresh copy of the same busy office."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from casework.app import create_worker_app
from casework.check import Violation, check
from casework.database import db
from tests.cases import Cases
from tests.casework.checking.busy import live
from tests.casework.checking.planted import in_sql
from tests.cast import Cast
from tests.conftest import MORNING, settings_in

Plant = Callable[..., list[Violation]]


@pytest.fixture(scope="session")
def busy(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """The database of the busy office, and the time it is there."""
    folder = tmp_path_factory.mktemp("busy")
    shutil.copy(template, folder / "test.db")
    with create_worker_app(settings_in(folder)).app_context():
        later = live(Cases(Cast(), MORNING))
        db.session.remove()
        db.engine.dispose()
    return folder / "test.db", later


@pytest.fixture
def office(busy: tuple[Path, datetime], tmp_path: Path) -> Iterator[Flask]:
    """A fresh copy of it, open."""
    shutil.copy(busy[0], tmp_path / "test.db")
    app = create_worker_app(settings_in(tmp_path))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def later(busy: tuple[Path, datetime]) -> datetime:
    """The time it is in the office."""
    return busy[1]


@pytest.fixture
def plant(office: Flask, later: datetime, tmp_path: Path) -> Plant:
    """Tamper by plain SQL, with everything that protects the tables out of the way, and check."""

    def tamper(*statements: str) -> list[Violation]:
        db.session.remove()
        # Plain SQLite checks no foreign keys unless asked to.
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as raw:
            raw.execute("PRAGMA ignore_check_constraints=ON")
            triggers = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                raw.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                changed = raw.execute(in_sql(statement)).rowcount
                assert changed > 0, f"nothing was changed by: {statement}"
        return check(db.session, now=later)

    return tamper


def rules(violations: list[Violation]) -> set[str]:
    """The promises found broken."""
    return {each.rule for each in violations}
