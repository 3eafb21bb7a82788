"""For whoever keeps the service running: is the process alive, does it keep its promises."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from api.guard import public
from casework.troubles import CHECKS, troubles

blueprint = Blueprint("health", __name__, url_prefix="/health")


@blueprint.get("/live")
@public
def live() -> Response:
    """The process answers; it asks nobody else."""
    return jsonify(status="ok")


@blueprint.get("/ready")
@public
def ready() -> tuple[Response, int]:
    """200 when every check is ``ok``, else 503 with what is wrong with which."""
    found = troubles()
    checks = {name: found[name].en if name in found else "ok" for name in CHECKS}
    return jsonify(status="failed" if found else "ok", checks=checks), 503 if found else 200
