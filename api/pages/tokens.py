"""The own tokens for programs: made here, shown once, listed, revoked."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.tokens import NewToken
from api.session import current_actor, request_now
from api.submitting import UNREADABLE, submitted
from api.views.tokens import tokens_view
from casework.administration.tokens import make_token, revoke_token
from casework.database import db
from workflows.permissions import Permission

blueprint = Blueprint("tokens", __name__)

PAGE = "/account/tokens"


@blueprint.get(PAGE)
@needs(Permission.ACCOUNT_KEEP)
def show() -> str:
    """Those that still open something, and the form for another."""
    return _drawn({})


@blueprint.post(PAGE)
@needs(Permission.ACCOUNT_KEEP)
def make() -> str | tuple[str, int]:
    """The secret is in this one answer and nowhere else."""
    secret, errors = submitted(
        NewToken(), lambda **said: make_token(actor=current_actor(), now=request_now(), **said)
    )
    if errors:
        return _drawn(errors), UNREADABLE
    return render_template("account/token_made.html", secret=secret)


@blueprint.post(f"{PAGE}/<int:token_id>/revoke")
@needs(Permission.ACCOUNT_KEEP)
def revoke(token_id: int) -> Response:
    """Worth nothing from now on."""
    actor = current_actor()
    revoke_token(token_id, person_id=actor.person_id or 0, actor=actor, now=request_now())
    flash(_("Đã thu hồi mã truy cập."), "success")
    return redirect(PAGE, 303)


def _drawn(errors: dict[str, str]) -> str:
    view = tokens_view(
        db.session, current_actor(), now=request_now(), given=request.form, errors=errors
    )
    return render_template("account/tokens.html", tokens=view)
