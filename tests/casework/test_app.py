"""The application without pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.app import SETTINGS, create_worker_app, current_settings
from casework.database import db
from casework.models import DatabaseMark
from casework.settings import WEB_THREADS, InvalidSettings, Settings


def test_it_knows_its_settings(app: Flask, test_settings: Settings) -> None:
    assert app.config[SETTINGS] is test_settings
    assert current_settings() is test_settings
    assert app.secret_key == test_settings.secret_key


def test_it_reads_its_own_database(app: Flask, test_settings: Settings) -> None:
    assert db.engine.url.render_as_string(hide_password=False) == test_settings.database_url
    assert db.session.scalar(select(DatabaseMark.purpose)) == "test"


def test_it_answers_no_request(app: Flask) -> None:
    assert list(app.url_map.iter_rules()) == []
    assert app.test_client().get("/").status_code == 404


def test_the_web_gives_it_pages_and_files(test_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("a{}")
    app = create_worker_app(test_settings, templates=tmp_path, static=tmp_path)
    with app.test_client().get(f"/{tmp_path.name}/page.css") as answer:
        assert answer.data == b"a{}"


def test_without_settings_it_reads_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CASEWORK_DATA", str(tmp_path))
    monkeypatch.setenv("CASEWORK_CONTACT", "phòng máy")
    assert create_worker_app().config[SETTINGS].contact == "phòng máy"


def test_a_wrong_environment_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_REDDIS_URL", "redis://x")
    with pytest.raises(InvalidSettings, match="CASEWORK_REDDIS_URL"):
        create_worker_app()


def test_a_process_asks_a_server_for_a_connection_a_thread_and_waits_as_long_as_on_a_file() -> None:
    kept = Settings(database_url="postgresql+psycopg://db/casework", secret_key="k")
    options = create_worker_app(kept).config["SQLALCHEMY_ENGINE_OPTIONS"]
    assert options["pool_size"] == WEB_THREADS
    assert options["connect_args"]["options"] == "-c lock_timeout=15s"


def test_what_the_address_says_of_a_connection_stands() -> None:
    url = "postgresql+psycopg://db/casework?options=-csynchronous_commit%3Dremote_apply"
    options = create_worker_app(Settings(database_url=url, secret_key="k")).config
    assert "options" not in options["SQLALCHEMY_ENGINE_OPTIONS"]["connect_args"]
