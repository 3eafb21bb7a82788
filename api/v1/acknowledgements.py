"""Whoever was told of a rung says to have seen it."""

from __future__ import annotations

from flask import Blueprint, Response

from api.addresses import API
from api.bodies import json_body
from api.guard import needs
from api.schemas.acknowledgement import Acknowledgement
from api.session import current_actor, request_now
from api.v1.transitions import answered
from casework.acknowledging import acknowledge
from workflows.permissions import Permission

blueprint = Blueprint("v1_acknowledgements", __name__, url_prefix=API)


@blueprint.post("/cases/<ref>/acknowledgements")
@needs(Permission.CASE_VIEW)
def create(ref: str) -> Response:
    """``{"event": 7}`` names the rung; once for each, and no version is asked for or moves."""
    seq = Acknowledgement().load(json_body())["event"]
    return answered(acknowledge(ref, seq, actor=current_actor(), now=request_now()), 201)
