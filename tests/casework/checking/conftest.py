"""Each test plants its fault in a fresh copy of the same busy office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from casework.app import opened_app
from casework.check import Violation, check
from casework.database import db
from tests.cases import Cases
from tests.casework.checking.busy import live
from tests.casework.checking.planted import in_sql
from tests.casework.checking.unprotected import unprotected
from tests.cast import Cast
from tests.conftest import MORNING, settings_in
from tests.databases import Databases

Plant = Callable[..., list[Violation]]


@pytest.fixture(scope="session")
def busy(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, datetime]:
    """The address of the busy office's database, and the time it is there."""
    url = databases.copy(template)
    with opened_app(settings_in(tmp_path_factory.mktemp("busy"), url)):
        later = live(Cases(Cast(), MORNING))
    return url, later


@pytest.fixture
def office(databases: Databases, busy: tuple[str, datetime], tmp_path: Path) -> Iterator[Flask]:
    """A fresh copy of it, open."""
    url = databases.copy(busy[0])
    with opened_app(settings_in(tmp_path, url)) as app:
        yield app
    databases.drop(url)


@pytest.fixture
def later(busy: tuple[str, datetime]) -> datetime:
    """The time it is in the office."""
    return busy[1]


@pytest.fixture
def plant(office: Flask, later: datetime) -> Plant:
    """Tamper by plain SQL, with everything that protects the tables out of the way, and check."""

    def tamper(*statements: str) -> list[Violation]:
        db.session.remove()
        with unprotected() as cursor:
            for statement in statements:
                cursor.execute(in_sql(statement))
                assert cursor.rowcount > 0, f"nothing was changed by: {statement}"
        return check(db.session, now=later)

    return tamper


def rules(violations: list[Violation]) -> set[str]:
    """The promises found broken."""
    return {each.rule for each in violations}
