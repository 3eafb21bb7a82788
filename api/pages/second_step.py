"""The second step of signing in, for whoever has set one up."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from api.guard import public
from api.language import say
from api.next_place import next_place
from api.session import request_now
from api.session_start import half_session, start
from casework.database import db
from casework.errors import TooOften
from casework.models import Person
from casework.second_factor import WRONG, passes

blueprint = Blueprint("second_step", __name__)

REFUSED, TOO_OFTEN = 422, 429


@blueprint.get("/sign-in/code")
@public
def show() -> str | Response:
    """The form, for a browser whose password was right a short while ago."""
    if half_session() is None:
        return redirect("/sign-in")
    return _form(request.args.get("next", ""), {})


@blueprint.post("/sign-in/code")
@public
def enter() -> tuple[str, int] | Response:
    """A right code starts the session; a wrong one leaves everything as it is."""
    half, wanted = half_session(), request.form.get("next", "")
    if half is None:
        return redirect("/sign-in", 303)
    person_id = half.person_id
    try:
        passed = passes(person_id, request.form.get("code", ""), now=request_now())
    except TooOften as brake:
        return _form(wanted, {"code": say(brake.because)}), TOO_OFTEN
    person = db.session.get(Person, person_id)
    if not passed or person is None or not person.active:
        return _form(wanted, {"code": say(WRONG)}), REFUSED
    start(person)
    return redirect(next_place(wanted), 303)


def _form(wanted: str, errors: dict[str, str]) -> str:
    return render_template("sign_in/code.html", wanted=wanted, errors=errors)
