"""Sign in and out. A wrong address and a wrong password are answered alike."""

from __future__ import annotations

import logging

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from api.frame import is_demo
from api.guard import public
from api.language import say
from api.next_place import next_place
from api.session import request_now
from api.session_start import end, start, start_half
from api.views.links import address
from casework.database import db
from casework.demo_data.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from casework.errors import TooOften
from casework.second_factor import has_second_factor
from casework.sign_in_links import links_offered
from casework.signing_in import sign_in

blueprint = Blueprint("sign_in", __name__)
log = logging.getLogger(__name__)

REFUSED, TOO_OFTEN = 422, 429


@blueprint.get("/sign-in")
@public
def show() -> str | Response:
    """The form; whoever is signed in already goes on."""
    wanted = request.args.get("next", "")
    return redirect(next_place(wanted)) if current_user.is_authenticated else _form("", wanted, {})


@blueprint.post("/sign-in")
@public
def enter() -> tuple[str, int] | Response:
    """Begin a fresh session, so that one set up by somebody else is worth nothing."""
    email, wanted = request.form.get("email", ""), request.form.get("next", "")
    place = request.remote_addr or ""
    try:
        person = sign_in(
            db.session, email, request.form.get("password", ""), place=place, now=request_now()
        )
    except TooOften as brake:
        log.warning("sign-in refused: too many attempts")
        return _form(email, wanted, {"email": say(brake.because)}), TOO_OFTEN
    if person is None:
        log.warning("sign-in refused: wrong address or password")
        wrong = _("E-mail hoặc mật khẩu chưa đúng. Kiểm tra lại rồi thử tiếp.")
        return _form(email, wanted, {"email": wrong}), REFUSED
    if has_second_factor(db.session, person.id):
        start_half(person.id)
        return redirect(address("/sign-in/code", {"next": wanted}), 303)
    start(person)
    return redirect(next_place(wanted), 303)


@blueprint.post("/sign-out")
@public
def leave() -> Response:
    """Forget this person here, in the browser's memory too; harmless when done twice."""
    end()
    answer = redirect("/sign-in", 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _form(email: str, wanted: str, errors: dict[str, str]) -> str:
    """A demo lists whom its visitors may be, with the password; a real service lists nobody."""
    demo = is_demo()
    return render_template(
        "sign_in/show.html",
        email=email,
        wanted=wanted,
        errors=errors,
        links=links_offered(),
        accounts=DEMO_ACCOUNTS if demo else (),
        password=DEMO_PASSWORD if demo else "",
    )
