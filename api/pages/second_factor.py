"""Setting up the second step of signing in: a QR code, one code to prove it, recovery codes once."""

from __future__ import annotations

import segno
from flask import Blueprint, redirect, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from api.guard import BEFORE_SECOND_FACTOR, needs
from api.schemas.account import Code, Current
from api.session import current_actor, request_now
from api.session_start import renew
from api.submitting import UNREADABLE, submitted
from casework.database import db
from casework.one_time_codes import setup_address, setup_key
from casework.second_factor import (
    begin_setup,
    finish_setup,
    has_second_factor,
    owes_second_factor,
    pending_nonce,
    recovery_codes_left,
)
from workflows.permissions import Permission

blueprint = Blueprint("second_factor", __name__)

PAGE = BEFORE_SECOND_FACTOR


@blueprint.get(PAGE)
@needs(Permission.ACCOUNT_KEEP)
def show() -> str:
    """Where the actor stands: not begun, waiting for the first code, or set up."""
    return _drawn({})


@blueprint.post(f"{PAGE}/begin")
@needs(Permission.ACCOUNT_KEEP)
def begin() -> Response | tuple[str, int]:
    """The password once more, then the QR code is shown."""
    _none, errors = submitted(
        Current(), lambda **said: begin_setup(actor=current_actor(), now=request_now(), **said)
    )
    return (_drawn(errors), UNREADABLE) if errors else redirect(PAGE, 303)


@blueprint.post(f"{PAGE}/finish")
@needs(Permission.ACCOUNT_KEEP)
def finish() -> str | tuple[str, int]:
    """The recovery codes are in this one answer and nowhere else."""
    codes, errors = submitted(
        Code(),
        lambda **said: finish_setup(
            actor=current_actor(), now=request_now(), session_secret=current_user.get_id(), **said
        ),
    )
    if errors:
        return _drawn(errors), UNREADABLE
    renew()
    return render_template("account/recovery_codes.html", codes=codes)


def _drawn(errors: dict[str, str]) -> str:
    actor = current_actor()
    nonce = pending_nonce(db.session, actor)
    return render_template(
        "account/second_factor.html",
        errors=errors,
        owed=owes_second_factor(db.session, actor),
        on=has_second_factor(db.session, actor.person_id or 0),
        left=recovery_codes_left(db.session, actor),
        key=nonce and setup_key(nonce),
        picture=nonce and _picture(setup_address(nonce, current_user.email)),
    )


def _picture(text: str) -> str:
    """The QR code as an image inside the page: dark on white in every colour scheme."""
    return segno.make(text, error="m").svg_data_uri(scale=5, border=4, light="#fff", dark="#000")
