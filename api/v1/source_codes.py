"""A code for the source of a report, for intake that is no page of ours."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from api.addresses import API
from api.guard import needs
from api.session import current_actor, request_now
from casework.sources.code import grouped
from casework.sources.codes import give_code
from workflows.permissions import Permission

blueprint = Blueprint("v1_source_codes", __name__, url_prefix=API)


@blueprint.post("/cases/<ref>/source-codes")
@needs(Permission.CASE_REPORT)
def create(ref: str) -> tuple[Response, int]:
    """``{"code": "7K3M 9QXA 2BCD"}``: shown once, for its reporter to hand on; never kept."""
    code = give_code(ref, actor=current_actor(), now=request_now())
    return jsonify(code=grouped(code)), 201
