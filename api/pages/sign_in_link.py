"""Signing in by a link: asked for here, mailed, opened by pressing a button.

A mail scanner follows links but presses nothing, so that it uses none up.
"""

from __future__ import annotations

import logging

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import public
from api.language import say
from api.next_place import next_place
from api.session import request_now
from api.session_start import start, start_half
from casework.database import db
from casework.errors import NotFound, TooOften
from casework.second_factor import has_second_factor
from casework.sign_in_links import ask_for_link, links_offered, open_link

blueprint = Blueprint("sign_in_link", __name__)
log = logging.getLogger(__name__)

REFUSED, TOO_OFTEN = 422, 429


@blueprint.get("/sign-in/link")
@public
def show() -> str:
    """The form; there is none where mail does not leave the house."""
    return _form(sent=False, errors={})


@blueprint.post("/sign-in/link")
@public
def ask() -> str | tuple[str, int]:
    """The same answer for every address."""
    if not links_offered():
        raise NotFound
    try:
        ask_for_link(
            request.form.get("email", ""), place=request.remote_addr or "", now=request_now()
        )
    except TooOften:
        log.warning("sign-in link refused: too many asked for")
        words = _("Đã xin quá nhiều lần. Thử lại sau, hoặc nhờ người quản trị đặt lại mật khẩu.")
        return _form(sent=False, errors={"email": words}), TOO_OFTEN
    return _form(sent=True, errors={})


@blueprint.get("/sign-in/link/<token>")
@public
def button(token: str) -> str:
    """Whatever the link is, the same page: only pressing tells whether it works."""
    return _button(token, {})


@blueprint.post("/sign-in/link/open")
@public
def enter() -> Response | tuple[str, int]:
    """A fresh session; or the second step, for whoever has set one up."""
    try:
        person = open_link(
            request.form.get("token", ""), place=request.remote_addr or "", now=request_now()
        )
    except TooOften as brake:
        return _button("", {"token": say(brake.because)}), TOO_OFTEN
    if person is None:
        log.warning("sign-in link refused: unknown, used or too old")
        words = _("Đường dẫn này không còn dùng được. Hãy xin đường dẫn khác.")
        return _button("", {"token": words}), REFUSED
    if has_second_factor(db.session, person.id):
        start_half(person.id)
        return redirect("/sign-in/code", 303)
    start(person)
    return redirect(next_place(""), 303)


def _form(*, sent: bool, errors: dict[str, str]) -> str:
    if not links_offered():
        raise NotFound
    return render_template("sign_in/link.html", sent=sent, errors=errors)


def _button(token: str, errors: dict[str, str]) -> str:
    return render_template("sign_in/open_link.html", token=token, errors=errors)
