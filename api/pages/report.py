"""Report something that is wrong: six things, in under two minutes, on a phone."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable

from flask import Blueprint, redirect, render_template, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.forms import form_input
from api.guard import needs
from api.language import say
from api.schemas.report import ReportSchema
from api.session import current_actor, request_now
from api.uploads import MOST_PHOTOS, stored_photos
from api.views.names import (
    KEPT,
    NamesFound,
    masked_form,
    names_found,
    unchecked_names,
    wants_masking,
)
from api.views.report import missing, report_form, source_error
from api.views.sent import what_next
from casework.actions import perform
from casework.actions.notes import StoredPhoto
from casework.actions.report import Report, report
from casework.casefile import open_file
from casework.database import db
from casework.denouncing import suggests_denunciation
from casework.errors import BadInput, NotFound
from casework.photos import MOST_BYTES
from casework.queries import visible_case
from casework.similar import similar
from casework.units import read_tree
from workflows.actors import Standing
from workflows.permissions import Permission
from workflows.types import CASE_TYPES
from workflows.words import Label

blueprint = Blueprint("report", __name__, url_prefix="/report")

UNREADABLE = 422
ROOM_FOR_WORDS = 1024 * 1024
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
BAD_KEY = Label("Phiếu này không còn dùng được. Hãy gửi lại.", "This form is stale. Send it again.")
MOST_TYPED = 6_000
WORDS = ("title", "what", "place")
NO_DENUNCIATION = "no_denunciation"
# More would push the rest of the form off a phone.
MOST_SUGGESTED = 3


@blueprint.url_value_preprocessor
def room_for_photos(_endpoint: str | None, _values: dict[str, str] | None) -> None:
    """Several photos of ten megabytes; said before anything reads the form."""
    request.max_content_length = MOST_PHOTOS * MOST_BYTES + ROOM_FOR_WORDS


@blueprint.get("")
@needs(Permission.CASE_REPORT)
def form() -> str:
    """An empty form with a fresh key, so that sending it twice makes one case."""
    return _drawn({}, {}, _new_key())


@blueprint.post("")
@needs(Permission.CASE_REPORT)
def send() -> Response | tuple[str, int] | str:
    """One case, then its photos; what is wrong is said on the form with all that was typed."""
    key = request.form.get("key", "")
    if wants_masking(request.form):
        return _drawn(masked_form(request.form, WORDS).to_dict(), {}, key)
    try:
        said = _said()
        words = {name: str(getattr(said, name)) for name in WORDS}
        names = unchecked_names(words, request.form)
        if names is not None or _unanswered(list(words.values())):
            return _drawn(request.form.to_dict(), {}, key, names), UNREADABLE
        photos = stored_photos(request.files.getlist("photos"))
        if not KEY.fullmatch(key):
            raise BadInput("key", BAD_KEY)
        ref, _new = report(said, actor=current_actor(), now=request_now(), key=key)
    except ValidationError as bad:
        return _again(field_texts(bad), key)
    except BadInput as bad:
        # A key that was used for other words is used up; the next press sends a second report.
        return _again({bad.field: say(bad.because)}, _new_key() if bad.field == "key" else key)
    _attach(ref, photos)
    return redirect(f"/report/sent/{ref}", 303)


@blueprint.post("/similar")
@needs(Permission.CASE_REPORT)
def similar_cases() -> str:
    """What may be the same, while one types. A POST, so that no address or log holds the words."""
    place, kind = request.form.get("place_unit", ""), request.form.get("type", "")
    text = f"{request.form.get('title', '')} . {request.form.get('what', '')}"[:MOST_TYPED]
    found = []
    if place.isascii() and place.isdigit() and len(place) < 10:  # noqa: PLR2004 -- fits a column
        found = similar(
            db.session,
            current_actor(),
            read_tree(db.session),
            place_unit=int(place),
            type=kind if kind in CASE_TYPES else None,
            text=text,
            now=request_now(),
        )
    typed = _typed()
    return render_template(
        "report/similar.html",
        found=found[:MOST_SUGGESTED],
        names=names_found(typed),
        kept=request.form.get(KEPT, ""),
        suggested=suggests_denunciation(typed),
        answered=request.form.get(NO_DENUNCIATION, ""),
    )


@blueprint.get("/sent/<ref>")
@needs(Permission.CASE_REPORT)
def sent(ref: str) -> str:
    """A code for the source, and what happens next."""
    actor = current_actor()
    file = open_file(db.session, visible_case(db.session, ref, actor=actor), now=request_now())
    standings = file.standings(actor)
    if standings == {Standing.CONFIRMER}:
        raise NotFound
    mine = Standing.REPORTER in standings
    return render_template(
        "report/sent.html",
        ref=ref,
        steps=what_next(file),
        mine=mine,
        gives_code=mine or (not file.reporters and Standing.COORDINATOR in standings),
    )


def _said() -> Report:
    given = form_input(ReportSchema(), request.form)
    wrong = source_error(current_actor(), given.get("source"))
    problems = ReportSchema().validate(given)
    if wrong:
        problems["source"] = [wrong]
    if problems:
        raise ValidationError(problems)
    said: Report = ReportSchema().load(given)
    return said


def _attach(ref: str, photos: Iterable[StoredPhoto]) -> None:
    """Each once: when the form is sent again after a lost answer, some may already be there."""
    for photo in photos:
        try:
            perform(ref, "attach", actor=current_actor(), now=request_now(), photo=photo)
        except BadInput:
            continue


def _new_key() -> str:
    return secrets.token_urlsafe(18)


def _again(errors: dict[str, str], key: str) -> tuple[str, int]:
    given = request.form.to_dict()
    return _drawn(given, missing(given, errors), key), UNREADABLE


def _drawn(
    values: dict[str, str], errors: dict[str, str], key: str, names: NamesFound | None = None
) -> str:
    return render_template(
        "report/form.html",
        page=report_form(current_actor(), values, errors, key),
        names=names,
        suggested=request.method == "POST" and suggests_denunciation(_typed()),
        answered=request.form.get(NO_DENUNCIATION, ""),
    )


def _typed() -> list[str]:
    return [request.form.get(name, "")[:MOST_TYPED] for name in WORDS]


def _unanswered(words: list[str]) -> bool:
    """Whether this may be a denunciation and its writer has not said that it is none."""
    return suggests_denunciation(words) and request.form.get(NO_DENUNCIATION) != "true"
