"""Seen is what somebody says, not what somebody opened: one button beside the rung."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.acknowledgement import Acknowledgement
from api.session import current_actor, request_now
from casework.acknowledging import acknowledge
from workflows.permissions import Permission

blueprint = Blueprint("acknowledgements", __name__)

LONGEST = 10


@blueprint.post("/cases/<ref>/acknowledgements")
@needs(Permission.CASE_VIEW)
def create(ref: str) -> Response:
    """Say it, and go back to the rungs."""
    given = request.form.get("event", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < LONGEST else None
    seq = Acknowledgement().load({"event": number})["event"]
    done = acknowledge(ref, seq, actor=current_actor(), now=request_now())
    flash(_("Đã ghi nhận đồng chí đã xem."), "success")
    return redirect(f"/cases/{done.ref}#rungs", 303)
