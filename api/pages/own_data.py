"""What is held about the own account: seen, taken away, and what one asks about it."""

from __future__ import annotations

import json
from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.data_requests import NewRequest
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.own_data import own_data_document, own_data_view
from casework.administration.data_requests import ask_about_own_data, withdraw_request
from casework.database import db
from workflows.permissions import Permission

blueprint = Blueprint("own_data", __name__)

PAGE = "/account/data"


@blueprint.get(PAGE)
@needs(Permission.ACCOUNT_KEEP)
def show() -> str:
    """Of whoever asks, and nobody else's."""
    return _drawn({})


@blueprint.get(f"{PAGE}/file")
@needs(Permission.ACCOUNT_KEEP)
def file() -> Response:
    """The same as JSON; that it was taken away is in the access log, as of any file."""
    document = own_data_document(db.session, current_actor(), now=request_now())
    return send_file(
        BytesIO(json.dumps(document, ensure_ascii=False, indent=2).encode()),
        mimetype="application/json",
        as_attachment=True,
        download_name=_("du-lieu-tai-khoan-%(day)s.json", day=f"{today():%Y-%m-%d}"),
    )


@blueprint.post(f"{PAGE}/requests")
@needs(Permission.ACCOUNT_KEEP)
def ask() -> Response | tuple[str, int]:
    """A request into the register."""
    _id, errors = submitted(
        NewRequest(),
        lambda **said: ask_about_own_data(actor=current_actor(), now=request_now(), **said),
    )
    if errors:
        return _drawn(errors), UNREADABLE
    flash(_("Đã ghi yêu cầu. Người quản trị trả lời trong hai ngày làm việc."), "success")
    return redirect(PAGE, 303)


@blueprint.post(f"{PAGE}/requests/<int:request_id>/withdraw")
@needs(Permission.ACCOUNT_KEEP)
def withdraw(request_id: int) -> Response:
    """One's own, while it waits."""
    withdraw_request(request_id, actor=current_actor(), now=request_now())
    flash(_("Đã rút yêu cầu."), "success")
    return redirect(PAGE, 303)


def _drawn(errors: dict[str, str]) -> str:
    view = own_data_view(
        db.session, current_actor(), given=request.form, errors=errors, now=request_now()
    )
    return render_template("account/data.html", data=view)
