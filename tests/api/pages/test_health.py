"""For whoever keeps it running."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from api.pages import health
from casework.heartbeat import beat


def test_a_process_that_answers_is_alive(app: Flask) -> None:
    answer = app.test_client().get("/health/live")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_when_the_database_answers_and_the_ticker_beats(
    app: Flask, now: datetime
) -> None:
    beat(now)
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "checks": {"database": "ok", "ticker": "ok"}}


def test_a_ticker_that_never_ran_is_named(app: Flask) -> None:
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 503
    assert answer.get_json()["checks"] == {"database": "ok", "ticker": "the ticker has not run yet"}


def test_a_silent_ticker_is_named_with_how_long(app: Flask, now: datetime) -> None:
    beat(now - timedelta(minutes=10))
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 503
    assert answer.get_json()["status"] == "failed"
    assert answer.get_json()["checks"]["ticker"].startswith("silent for 60")


def test_a_database_that_does_not_answer_is_named(
    app: Flask, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_session: object) -> datetime:
        raise OperationalError("SELECT", {}, Exception("no such host"))

    beat(now)
    monkeypatch.setattr(health, "read_clock", gone)
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 503
    assert answer.get_json()["checks"]["database"] == "the database does not answer"
    assert "no such host" not in answer.text
    assert app.test_client().get("/health/live").status_code == 200
