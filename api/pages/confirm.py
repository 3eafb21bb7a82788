"""Is it fixed? The one page on which a witness answers, and all that a confirmer sees."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.forms import form_input
from api.guard import needs
from api.language import say
from api.schemas.actions import ACTION_SCHEMAS
from api.session import current_actor, request_now
from api.uploads import stored_photos
from api.views.confirm import ANSWERS, confirm_page
from api.views.names import NamesFound, masked_form, unchecked_names, wants_masking
from casework.actions import perform, take_turn
from casework.actions.notes import StoredPhoto
from casework.casefile import CaseFile, open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, Stale
from casework.queries import visible_case
from casework.recording import WITNESSES
from workflows.lifecycle import LIFE_CYCLE
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("confirm", __name__)

UNREADABLE = 422
# Python refuses to read numbers without end, and no version is one.
LONGEST_VERSION = 10
DONE = {action.name: action.done for action in LIFE_CYCLE}
SAY_WHAT = Label("Nói rõ còn gì chưa xong.", "Say what is still wrong.")
CHOOSE = Label("Chọn “Đã xong” hoặc “Chưa xong”.", "Choose “It is fixed” or “It is not fixed”.")


@blueprint.get("/cases/<ref>/confirm")
@needs(Permission.CASE_VIEW)
def show(ref: str) -> str:
    """For the reporter and whoever was asked; everybody else is refused."""
    return _drawn(_file(ref), {}, {})


@blueprint.post("/cases/<ref>/confirm")
@needs(Permission.CASE_VIEW)
def answer(ref: str) -> Response | tuple[str, int] | str:
    """Fixed or not fixed, with a photo of today if there is one."""
    file = _file(ref)
    action = request.form.get("action", "")
    if wants_masking(request.form):
        return _drawn(file, masked_form(request.form, ["words"]).to_dict(), {})
    try:
        if action not in ANSWERS:
            raise BadInput("action", CHOOSE)
        schema = ACTION_SCHEMAS[action]()
        inputs = schema.load(form_input(schema, request.form))
        names = unchecked_names(inputs, request.form)
        if names is not None:
            return _drawn(file, request.form.to_dict(), {}, names), UNREADABLE
        photos = stored_photos(request.files.getlist("photo"), "photo")
    except ValidationError as bad:
        errors = field_texts(bad)
        if "words" in errors and not request.form.get("words"):
            errors["words"] = say(SAY_WHAT)
        return _drawn(file, request.form.to_dict(), errors), UNREADABLE
    except BadInput as bad:
        return _drawn(file, request.form.to_dict(), {bad.field: say(bad.because)}), UNREADABLE
    actor, now, version = current_actor(), request_now(), _version()
    # Asked first, so that a refused answer leaves no photo behind.
    take_turn(file, action, actor=actor, version=version)
    for photo in photos:
        _attach(ref, photo, version)
    perform(ref, action, actor=actor, now=now, version=version, **inputs)
    flash(say(DONE[action]), "success")
    return redirect("/mine", 303)


def _file(ref: str) -> CaseFile:
    actor = current_actor()
    file = open_file(db.session, visible_case(db.session, ref, actor=actor), now=request_now())
    if not file.standings(actor) & WITNESSES:
        raise NotAllowed
    return file


def _attach(ref: str, photo: StoredPhoto, version: int | None) -> None:
    """As it looks now; a photo that is already there counts once and stops nothing."""
    try:
        perform(
            ref,
            "attach",
            actor=current_actor(),
            now=request_now(),
            version=version,
            photo=photo,
            moment="after",
        )
    except BadInput:
        return


def _version() -> int | None:
    text = request.form.get("version", "")
    if text == "":
        return None
    if not (text.isascii() and text.isdigit() and len(text) < LONGEST_VERSION):
        raise Stale
    return int(text)


def _drawn(
    file: CaseFile,
    values: dict[str, str],
    errors: dict[str, str],
    names: NamesFound | None = None,
) -> str:
    page = confirm_page(file, current_actor(), values, errors)
    return render_template("confirm/show.html", page=page, names=names)
