"""For whoever keeps the service running: is the process alive, can it do its work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from api.guard import public
from casework.app import current_settings
from casework.clock import read_clock
from casework.database import db
from casework.heartbeat import last_beat

blueprint = Blueprint("health", __name__, url_prefix="/health")

# A round of the ticker may take some seconds; several missed ones mean that nobody sweeps.
SLACK = timedelta(seconds=60)
ROUNDS = 4


@blueprint.get("/live")
@public
def live() -> Response:
    """The process answers; it asks nobody else."""
    return jsonify(status="ok")


@blueprint.get("/ready")
@public
def ready() -> tuple[Response, int]:
    """200 when every check is ``ok``, else 503 with what is wrong with which."""
    checks = {name: check() for name, check in CHECKS.items()}
    good = all(word == "ok" for word in checks.values())
    return jsonify(status="ok" if good else "failed", checks=checks), 200 if good else 503


def _database() -> str:
    return "ok" if _database_now() is not None else "the database does not answer"


def _ticker() -> str:
    now, beat = _database_now(), last_beat()
    if beat is None:
        return "the ticker has not run yet"
    if now is None:
        return "unknown while the database does not answer"
    most = SLACK + ROUNDS * timedelta(seconds=current_settings().ticker_seconds)
    silent = now - beat
    return "ok" if silent <= most else f"silent for {silent.total_seconds():.0f} seconds"


def _database_now() -> datetime | None:
    try:
        return read_clock(db.session)
    except SQLAlchemyError:
        db.session.rollback()
        return None


CHECKS: dict[str, Callable[[], str]] = {"database": _database, "ticker": _ticker}
