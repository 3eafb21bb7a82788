"""Commands on the data."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select

from casework.app import SETTINGS, opened_app
from casework.cli import main
from casework.clock import read_clock
from casework.database import db
from casework.models import DatabaseMark
from casework.running.programs import environment
from casework.settings import Settings
from tests.cases import Cases
from tests.cast import Cast, email
from tests.sheets import rows_of


def test_migrate_creates_a_production_database(new_settings: Settings) -> None:
    said = CliRunner().invoke(main, ["migrate"], env=environment(new_settings))
    assert said.output == "The database is up to date; it is for production.\n"
    with opened_app(new_settings):
        assert db.session.scalar(select(DatabaseMark.purpose)) == "production"


def test_export_writes_what_the_person_may_see(app: Flask, cast: Cast, tmp_path: Path) -> None:
    long_ago = read_clock(db.session()) - timedelta(days=60)
    ref = Cases(cast, long_ago).reported()
    env = environment(app.config[SETTINGS])
    rows = {}
    for name in ("bob", "bill"):
        target = tmp_path / f"{name}.xlsx"
        said = CliRunner().invoke(main, ["export", email(name), str(target)], env=env)
        assert said.exit_code == 0, said.output
        rows[name] = [row[0] for row in rows_of(target.read_bytes())]
    assert rows == {"bob": ["Số vụ việc", ref], "bill": ["Số vụ việc"]}


def test_export_for_nobody_is_refused(app: Flask, tmp_path: Path) -> None:
    said = CliRunner().invoke(
        main,
        ["export", "nobody@anminh.example", str(tmp_path / "x.xlsx")],
        env=environment(app.config[SETTINGS]),
    )
    assert said.exit_code == 1
    assert not (tmp_path / "x.xlsx").exists()
