"""For whoever keeps it running."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from casework import troubles
from casework.heartbeat import beat


def test_a_process_that_answers_is_alive(app: Flask) -> None:
    answer = app.test_client().get("/health/live")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_when_every_check_is_well(app: Flask, now: datetime) -> None:
    beat(now)
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "checks": dict.fromkeys(troubles.CHECKS, "ok")}


def test_what_is_wrong_is_named_beside_what_is_well(app: Flask) -> None:
    answer = app.test_client().get("/health/ready")
    assert (answer.status_code, answer.get_json()["status"]) == (503, "failed")
    assert answer.get_json()["checks"]["ticker"] == "the ticker has not run yet"
    assert answer.get_json()["checks"]["database"] == "ok"


def test_a_database_that_does_not_answer_is_named_and_its_words_stay_inside(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OperationalError("SELECT", {}, Exception("no such host"))

    monkeypatch.setattr(troubles, "_look", gone)
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 503
    assert answer.get_json()["checks"]["database"] == "the database does not answer"
    assert "no such host" not in answer.text
    assert app.test_client().get("/health/live").status_code == 200
