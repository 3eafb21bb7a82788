"""Letters that could not be sent: send them again, or let them be with a reason."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.preferences import Dismissal
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.letters import dead_letters_view
from casework.app import current_settings
from casework.database import db
from casework.notify import mending
from workflows.permissions import Permission

blueprint = Blueprint("letters", __name__)

PATH = "/letters"


@blueprint.get(PATH)
@needs(Permission.LETTER_MEND)
def dead() -> str:
    """The newest first."""
    return _drawn({})


@blueprint.post(f"{PATH}/<int:letter_id>/resend")
@needs(Permission.LETTER_MEND)
def resend(letter_id: int) -> Response:
    """Try it again from the beginning."""
    mending.resend(letter_id, actor=current_actor(), now=request_now())
    flash(_("Đang gửi lại."), "success")
    return redirect(PATH, 303)


@blueprint.post(f"{PATH}/<int:letter_id>/dismiss")
@needs(Permission.LETTER_MEND)
def dismiss(letter_id: int) -> Response | tuple[str, int]:
    """Nobody tries any more."""
    _none, errors = submitted(
        Dismissal(),
        lambda **said: mending.dismiss(letter_id, actor=current_actor(), now=request_now(), **said),
    )
    if errors:
        return _drawn(errors), UNREADABLE
    flash(_("Đã bỏ qua thư này."), "success")
    return redirect(PATH, 303)


def _drawn(errors: dict[str, str]) -> str:
    view = dead_letters_view(db.session, current_actor(), on=today())
    return render_template(
        "letters/dead.html",
        letters=view,
        errors=errors,
        mails_leave=bool(current_settings().smtp_url),
    )
