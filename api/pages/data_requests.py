"""The register of requests about own data: administrators answer, auditors read."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.data_requests import Answer, RegisterQuery
from api.schemas.lists import asked_of
from api.session import current_actor, request_now
from api.submitting import UNREADABLE, submitted
from api.views.data_requests import PATH, register_view
from casework.administration.data_requests import answer_request
from casework.database import db
from workflows.permissions import Permission

blueprint = Blueprint("data_requests", __name__)


@blueprint.get(PATH)
@needs(Permission.DATA_REQUEST_VIEW)
def show() -> str:
    """What waits, the overdue first, and what has ended."""
    asked = asked_of(RegisterQuery(), request.args)
    view = register_view(db.session, current_actor(), now=request_now(), before=asked.get("before"))
    return render_template("admin/requests.html", register=view)


@blueprint.post(f"{PATH}/<int:request_id>/answer")
@needs(Permission.DATA_REQUEST_ANSWER)
def answer(request_id: int) -> Response | tuple[str, int]:
    """Done, or refused with the reason."""
    _none, errors = submitted(
        Answer(),
        lambda **said: answer_request(request_id, actor=current_actor(), now=request_now(), **said),
    )
    if errors:
        view = register_view(
            db.session,
            current_actor(),
            now=request_now(),
            failed=request_id,
            given=request.form,
            errors=errors,
        )
        return render_template("admin/requests.html", register=view), UNREADABLE
    flash(_("Đã trả lời. Người gửi yêu cầu thấy câu trả lời ở trang tài khoản."), "success")
    return redirect(PATH, 303)
