"""Photos: adding one to a case, and serving the clean copies to those who may see the case."""

from __future__ import annotations

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.wrappers import Response as AnyResponse

from api.errors import field_texts
from api.forms import form_input
from api.guard import needs
from api.language import say
from api.pages.case import case_page
from api.schemas.attachment import AttachmentSchema
from api.session import current_actor, request_now
from casework import files
from casework.attaching import attach_photo
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.lists.attachments import Copies, copies
from casework.lists.case import read_case
from casework.queries import visible_case
from workflows.lifecycle import LIFE_CYCLE
from workflows.permissions import Permission

blueprint = Blueprint("attachments", __name__)

DONE = next(action.done for action in LIFE_CYCLE if action.name == "attach")
UNREADABLE = 422


@blueprint.post("/cases/<ref>/attachments")
@needs(Permission.CASE_VIEW)
def add(ref: str) -> AnyResponse | tuple[str, int]:
    """Check, store and attach one photo; what is wrong with it is said beside the form."""
    actor, now = current_actor(), request_now()
    # A stranger's bytes are not even looked at.
    visible_case(db.session, ref, actor=actor)
    try:
        schema = AttachmentSchema()
        given = schema.load(form_input(schema, request.form))
        attach_photo(ref, _content(), actor=actor, now=now, moment=given["moment"])
    except ValidationError as bad:
        return _again(ref, field_texts(bad))
    except BadInput as bad:
        return _again(ref, {bad.field: say(bad.because)})
    flash(say(DONE), "success")
    return redirect(f"/cases/{ref}#photos", 303)


@blueprint.get("/attachments/<token>")
@needs(Permission.CASE_VIEW)
def large(token: str) -> AnyResponse:
    """The picture to look at."""
    return _served(_copies(token).shown)


@blueprint.get("/attachments/<token>/thumb")
@needs(Permission.CASE_VIEW)
def thumb(token: str) -> AnyResponse:
    """The small picture for strips."""
    return _served(_copies(token).thumb)


def _content() -> bytes:
    upload = request.files.get("photo")
    content = upload.read() if upload else b""
    if not content:
        raise ValidationError({"photo": [_("Chọn một ảnh.")]})
    return content


def _copies(token: str) -> Copies:
    return copies(db.session, token, actor=current_actor())


def _served(sha256: str | None) -> Response:
    """The clean copy, never the original; a drawing with words while a worker is at it."""
    if sha256 is None:
        answer = make_response(render_template("case/photo_pending.svg"))
        answer.headers["Content-Type"] = "image/svg+xml"
        return answer
    try:
        content = files.read(sha256)
    except FileNotFoundError as gone:
        raise NotFound from gone
    answer = make_response(content)
    answer.headers["Content-Type"] = "image/jpeg"
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _again(ref: str, errors: dict[str, str]) -> AnyResponse | tuple[str, int]:
    """The page with what is wrong; who is only asked to confirm has no case page to come back to."""
    reading = read_case(db.session, ref, actor=current_actor(), now=request_now())
    if reading.only_confirms:
        for text in errors.values():
            flash(text, "error")
        return redirect(f"/cases/{ref}/confirm", 303)
    return case_page(reading, errors), UNREADABLE
