"""Photos of a case from programs."""

from __future__ import annotations

from flask import Blueprint, Response, request

from api.addresses import API
from api.bodies import one_file, single
from api.guard import needs
from api.schemas.attachment import AttachmentSchema
from api.session import current_actor, request_now
from api.v1.transitions import answered
from api.versions import asked_version
from casework.attaching import attach_photo
from workflows.permissions import Permission

blueprint = Blueprint("v1_attachments", __name__, url_prefix=API)


@blueprint.post("/cases/<ref>/attachments")
@needs(Permission.CASE_VIEW)
def create(ref: str) -> Response:
    """Add the part ``photo`` of a multipart body; a worker makes the copy that people see."""
    photo = one_file("photo")
    asked = AttachmentSchema().load(single(request.form))
    done = attach_photo(
        ref,
        photo,
        actor=current_actor(),
        now=request_now(),
        version=asked_version(),
        **asked,
    )
    return answered(done, 201)
