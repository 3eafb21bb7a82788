"""A database is created for one purpose, and that never changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from casework.app import opened_app
from casework.database import db
from casework.migrate import Purpose, WrongPurpose, migrate
from casework.models import DatabaseMark
from casework.running.programs import environment
from casework.settings import Settings
from casework.unit_of_work import unit_of_work
from tests.conftest import settings_in


@pytest.fixture
def new_app(new_settings: Settings) -> Iterator[Flask]:
    with opened_app(new_settings) as app:
        yield app


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names())


@pytest.mark.parametrize("purpose", ["production", "demo", "test"])
def test_a_new_database_gets_every_table_and_its_mark(new_app: Flask, purpose: Purpose) -> None:
    assert migrate(new_app, purpose=purpose) == purpose
    assert set(db.metadata.tables) <= tables()
    mark = db.session.scalars(select(DatabaseMark)).one()
    assert (mark.id, mark.purpose, mark.shift_us) == (1, purpose, 0)


def test_it_is_for_production_unless_said_otherwise(new_app: Flask) -> None:
    assert migrate(new_app) == "production"


def test_doing_it_again_changes_nothing(new_app: Flask) -> None:
    migrate(new_app, purpose="demo")
    before = tables()
    assert migrate(new_app, purpose="production") == "demo"
    assert tables() == before


def test_a_demo_database_is_refused_in_production(new_settings: Settings) -> None:
    with opened_app(new_settings) as app:
        migrate(app, purpose="demo")
    with (
        opened_app(replace(new_settings, production=True)) as strict,
        pytest.raises(WrongPurpose, match="demo"),
    ):
        migrate(strict)


def test_the_purpose_cannot_be_changed_to_shift_a_production_clock(new_app: Flask) -> None:
    migrate(new_app)
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(text("UPDATE database_mark SET shift_us = 1"))


def test_a_migration_that_fails_leaves_nothing_behind(
    new_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> str:
        raise RuntimeError("no space left")

    monkeypatch.setattr("casework.migrate._mark", broken)
    with pytest.raises(RuntimeError, match="no space"):
        migrate(new_app)
    assert tables() == set()


def test_two_at_the_same_time_both_succeed(new_app: Flask, new_settings: Settings) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "casework", "migrate"],
            env=environment(new_settings),
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    assert set(db.metadata.tables) <= tables()


def test_the_folder_around_a_file_is_made_too(tmp_path: Path) -> None:
    deep = tmp_path / "deep" / "new.db"
    with opened_app(settings_in(tmp_path, f"sqlite:///{deep}")) as app:
        migrate(app)
    assert deep.exists()
