"""Sign in and out. A wrong address and a wrong password are answered alike."""

from __future__ import annotations

import logging

from flask import Blueprint, redirect, render_template, request, session
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from api.frame import is_demo
from api.guard import public
from api.next_place import next_place
from api.session import SignedIn, today
from casework.database import db
from casework.demo_data.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from casework.seats import actor_of
from casework.signing_in import recognise

blueprint = Blueprint("sign_in", __name__)
log = logging.getLogger(__name__)

REFUSED = 422


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
    person = recognise(db.session, email, request.form.get("password", ""))
    if person is None:
        log.warning("sign-in refused from %s", request.remote_addr)
        wrong = _("E-mail hoặc mật khẩu chưa đúng. Kiểm tra lại rồi thử tiếp.")
        return _form(email, wanted, {"email": wrong}), REFUSED
    _forget()
    login_user(SignedIn(person, actor_of(db.session, person.id, on=today())))
    return redirect(next_place(wanted), 303)


@blueprint.post("/sign-out")
@public
def leave() -> Response:
    """Forget this person here, in the browser's memory too; harmless when done twice."""
    logout_user()
    _forget()
    answer = redirect("/sign-in", 303)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _forget() -> None:
    """Empty the session but for the language, which says nothing of anybody."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language


def _form(email: str, wanted: str, errors: dict[str, str]) -> str:
    """A demo lists whom its visitors may be, with the password; a real service lists nobody."""
    demo = is_demo()
    return render_template(
        "sign_in/show.html",
        email=email,
        wanted=wanted,
        errors=errors,
        accounts=DEMO_ACCOUNTS if demo else (),
        password=DEMO_PASSWORD if demo else "",
    )
