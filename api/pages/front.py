"""The door: to one's own beginning, and the switch of language."""

from __future__ import annotations

from flask import Blueprint, redirect, request, session
from werkzeug.wrappers import Response

from api.guard import public
from api.language import LANGUAGES
from api.next_place import next_place

blueprint = Blueprint("front", __name__)


@blueprint.get("/")
@public
def door() -> Response:
    """To the first page this person works on, or to sign in."""
    return redirect(next_place(None))


@blueprint.post("/language")
@public
def language() -> Response:
    """Read on in another language, where one was."""
    wanted = request.form.get("language")
    if wanted in LANGUAGES:
        session["language"] = wanted
    return redirect(next_place(request.form.get("next")), 303)
