"""The actions of a case: a form for each, and the one address that carries them all out."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.frame import home
from api.guard import needs
from api.language import say
from api.schemas.actions import ACTION_SCHEMAS
from api.session import current_actor, request_now
from api.views.action_input import action_input, masked_input, names_in_input
from api.views.action_page import ActionPage, action_page
from casework.actions import perform
from casework.database import db
from casework.errors import BadInput, NotFound, Stale
from casework.queries import visible_case
from workflows.lifecycle import LIFE_CYCLE
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("actions", __name__)

DONE = {action.name: action.done for action in LIFE_CYCLE}
NO_ACTION = Label("Không có việc này.", "There is no such action.")
UNREADABLE, CHANGED = 422, 412
# Python refuses to read numbers without end, and no version is one.
LONGEST_VERSION = 10


@blueprint.get("/cases/<ref>/do/<action>")
@needs(Permission.CASE_VIEW)
def form(ref: str, action: str) -> str:
    """The form of one action; refused as the action itself would be."""
    return _drawn(_page(ref, action, request.args, {}))


@blueprint.post("/cases/<ref>/transitions")
@needs(Permission.CASE_VIEW)
def transition(ref: str) -> Response | tuple[str, int] | str:
    """Carry an action out; what is wrong with the input is said on its form again."""
    action = request.form.get("action", "")
    if "look" in request.form:
        # A button that only shows: masks the text, or previews the answer.
        return _drawn(_page(ref, action, masked_input(action, request.form), {}))
    if action not in ACTION_SCHEMAS:
        # A photo goes to an address of its own, and anything else is nobody's action.
        visible_case(db.session, ref, actor=current_actor())
        raise BadInput("action", NO_ACTION)
    try:
        inputs = action_input(action, request.form)
        names = names_in_input(action, inputs, request.form)
        if names is not None:
            page = _page(ref, action, request.form, {})
            page.names = names
            return _drawn(page), UNREADABLE
        perform(
            ref,
            action,
            actor=current_actor(),
            now=request_now(),
            version=version_of(request.form),
            **inputs,
        )
    except ValidationError as bad:
        return _again(ref, action, _by_field(bad))
    except BadInput as bad:
        return _again(ref, action, {bad.field: say(bad.because)})
    except Stale as stale:
        notice = _("%(changed)s Nội dung đã nhập được giữ lại.", changed=say(stale.because))
        page = _page(ref, action, request.form, {})
        return _drawn(page, notice), CHANGED
    flash(say(DONE[action]), "success")
    return redirect(_afterwards(ref), 303)


def _page(ref: str, action: str, given: MultiDict[str, str], errors: dict[str, str]) -> ActionPage:
    return action_page(
        ref, action, given=given, errors=errors, actor=current_actor(), now=request_now()
    )


def _drawn(page: ActionPage, notice: str = "") -> str:
    return render_template(page.template, page=page, notice=notice)


def _again(ref: str, action: str, errors: dict[str, str]) -> tuple[str, int]:
    return _drawn(_page(ref, action, request.form, errors)), UNREADABLE


def _by_field(bad: ValidationError) -> dict[str, str]:
    """One text a drawn field: what is wrong inside a list is said of the list."""
    found: dict[str, str] = {}
    for name, text in field_texts(bad).items():
        found.setdefault(name.partition(".")[0], text)
    return found


def version_of(given: MultiDict[str, str]) -> int | None:
    """The version of the case that was read; none for a form that does not say."""
    text = given.get("version", "")
    if text == "":
        return None
    if not (text.isascii() and text.isdigit() and len(text) < LONGEST_VERSION):
        raise Stale
    return int(text)


def _afterwards(ref: str) -> str:
    """The case, where it is still there for this person; who gave it away goes home."""
    try:
        visible_case(db.session, ref, actor=current_actor())
    except NotFound:
        return home()
    return f"/cases/{ref}"
