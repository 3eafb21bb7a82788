"""How one wants to be told, and who is told in one's place."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.preferences import NewChannel, NewSubstitute, Preferences
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.preferences import preferences_view
from casework.administration.substitutes import end_substitute, name_substitute
from casework.app import current_settings
from casework.database import db
from casework.notify.preferences import add_channel, end_channel, set_preferences
from workflows.permissions import Permission

blueprint = Blueprint("preferences", __name__)

PATH = "/notifications/settings"


@blueprint.get(PATH)
@needs(Permission.NOTICE_READ)
def show() -> str:
    """Everything on one page."""
    return _drawn("", {})


@blueprint.post(PATH)
@needs(Permission.NOTICE_READ)
def change() -> Response | tuple[str, int]:
    """The language and the mails."""
    _none, errors = submitted(
        Preferences(),
        lambda **said: set_preferences(actor=current_actor(), now=request_now(), **said),
    )
    return _done("mails", errors, _("Đã lưu."))


@blueprint.post(f"{PATH}/channels")
@needs(Permission.NOTICE_READ)
def add() -> Response | tuple[str, int]:
    """Another way to be told."""
    _id, errors = submitted(
        NewChannel(), lambda **said: add_channel(actor=current_actor(), now=request_now(), **said)
    )
    return _done("channel", errors, _("Đã thêm kênh."))


@blueprint.post(f"{PATH}/channels/<int:channel_id>/end")
@needs(Permission.NOTICE_READ)
def end(channel_id: int) -> Response | tuple[str, int]:
    """Nothing goes there any more."""
    end_channel(channel_id, actor=current_actor(), now=request_now())
    return _done("", {}, _("Đã bỏ kênh."))


@blueprint.post(f"{PATH}/substitutes")
@needs(Permission.NOTICE_READ)
def stand_in() -> Response | tuple[str, int]:
    """Somebody is told too, for some days."""
    actor = current_actor()
    _id, errors = submitted(
        NewSubstitute(),
        lambda **said: name_substitute(
            actor.person_id or 0, actor=actor, now=request_now(), **said
        ),
    )
    return _done("substitute", errors, _("Đã ghi người thay thế."))


@blueprint.post(f"{PATH}/substitutes/<int:substitute_id>/end")
@needs(Permission.NOTICE_READ)
def back(substitute_id: int) -> Response | tuple[str, int]:
    """One is back."""
    actor = current_actor()
    end_substitute(substitute_id, person_id=actor.person_id or 0, actor=actor, now=request_now())
    return _done("", {}, _("Đã kết thúc thay thế."))


def _done(form: str, errors: dict[str, str], words: str) -> Response | tuple[str, int]:
    if errors:
        return _drawn(form, errors), UNREADABLE
    flash(words, "success")
    return redirect(PATH, 303)


def _drawn(form: str, errors: dict[str, str]) -> str:
    given = request.form if errors else None
    view = preferences_view(
        db.session,
        current_actor(),
        current_settings(),
        form=form,
        given=given,
        errors=errors,
        on=today(),
    )
    return render_template("notices/settings.html", told=view)
