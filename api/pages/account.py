"""What a person keeps in order themselves: the password, and where they are signed in."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.account import OwnPassword
from api.session import current_actor, request_now
from api.session_start import renew
from api.submitting import UNREADABLE, submitted
from api.views.account import account_view
from casework.database import db
from casework.own_password import change_own_password
from casework.sessions import close_other_sessions, close_own_session
from workflows.permissions import Permission

blueprint = Blueprint("account", __name__)


@blueprint.get("/account")
@needs(Permission.ACCOUNT_KEEP)
def show() -> str:
    """The account of whoever asks, and nobody else's."""
    return _drawn({})


@blueprint.post("/account/password")
@needs(Permission.ACCOUNT_KEEP)
def password() -> Response | tuple[str, int]:
    """A new password; every other browser is signed out."""
    _none, errors = submitted(
        OwnPassword(),
        lambda **said: change_own_password(
            actor=current_actor(),
            now=request_now(),
            session_secret=current_user.get_id(),
            **said,
        ),
    )
    if errors:
        return _drawn(errors), UNREADABLE
    renew()
    flash(_("Đã đổi mật khẩu. Các thiết bị khác đã bị đăng xuất."), "success")
    return redirect("/account", 303)


@blueprint.post("/account/sessions/<int:session_id>/end")
@needs(Permission.ACCOUNT_KEEP)
def end(session_id: int) -> Response:
    """Sign out one browser, such as a lost phone's."""
    close_own_session(session_id, actor=current_actor(), now=request_now())
    flash(_("Đã đăng xuất thiết bị đó."), "success")
    return redirect("/account", 303)


@blueprint.post("/account/sessions/end-others")
@needs(Permission.ACCOUNT_KEEP)
def end_others() -> Response:
    """Sign out everywhere but here."""
    close_other_sessions(
        actor=current_actor(), now=request_now(), session_secret=current_user.get_id()
    )
    flash(_("Đã đăng xuất mọi thiết bị khác."), "success")
    return redirect("/account", 303)


def _drawn(errors: dict[str, str]) -> str:
    view = account_view(
        db.session, current_actor(), secret=current_user.get_id(), errors=errors, now=request_now()
    )
    return render_template("account/show.html", account=view)
