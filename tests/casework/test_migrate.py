"""A database is created for one purpose, and that never changes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from casework.app import create_worker_app
from casework.database import db
from casework.migrate import Purpose, WrongPurpose, migrate
from casework.models import DatabaseMark
from casework.running.programs import environment
from casework.settings import Settings
from casework.unit_of_work import unit_of_work


def fresh(folder: Path) -> Settings:
    return Settings(
        data=folder, database_url=f"sqlite:///{folder / 'deep' / 'new.db'}", secret_key="k"
    )


@pytest.fixture
def new_app(tmp_path: Path) -> Flask:
    return create_worker_app(fresh(tmp_path))


def tables(app: Flask) -> set[str]:
    with app.app_context():
        found = set(inspect(db.engine).get_table_names())
        db.engine.dispose()
    return found


@pytest.mark.parametrize("purpose", ["production", "demo", "test"])
def test_a_new_database_gets_every_table_and_its_mark(new_app: Flask, purpose: Purpose) -> None:
    assert migrate(new_app, purpose=purpose) == purpose
    assert set(db.metadata.tables) <= tables(new_app)
    with new_app.app_context():
        mark = db.session.scalars(select(DatabaseMark)).one()
        assert (mark.id, mark.purpose, mark.shift_us) == (1, purpose, 0)
        db.session.remove()
        db.engine.dispose()


def test_it_is_for_production_unless_said_otherwise(new_app: Flask) -> None:
    assert migrate(new_app) == "production"


def test_doing_it_again_changes_nothing(new_app: Flask) -> None:
    migrate(new_app, purpose="demo")
    before = tables(new_app)
    assert migrate(new_app, purpose="production") == "demo"
    assert tables(new_app) == before


def test_a_demo_database_is_refused_in_production(new_app: Flask, tmp_path: Path) -> None:
    migrate(new_app, purpose="demo")
    strict = create_worker_app(replace(fresh(tmp_path), production=True))
    with pytest.raises(WrongPurpose, match="demo"):
        migrate(strict)


def test_the_purpose_cannot_be_changed_to_shift_a_production_clock(new_app: Flask) -> None:
    migrate(new_app)
    with new_app.app_context():
        with pytest.raises(IntegrityError), unit_of_work() as session:
            session.execute(text("UPDATE database_mark SET shift_us = 1"))
        db.session.remove()
        db.engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(
    new_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> str:
        raise RuntimeError("no space left")

    monkeypatch.setattr("casework.migrate._mark", broken)
    with pytest.raises(RuntimeError, match="no space"):
        migrate(new_app)
    assert tables(new_app) == set()


def test_two_at_the_same_time_both_succeed(new_app: Flask, tmp_path: Path) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "casework", "migrate"],
            env=environment(fresh(tmp_path)),
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    assert set(db.metadata.tables) <= tables(new_app)
