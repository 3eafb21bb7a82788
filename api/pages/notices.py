"""What a person is told inside the service. Opening a notice marks it read, so it is a POST."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from api.guard import needs
from api.next_place import next_place
from api.session import current_actor, request_now, today
from api.views.links import address
from api.views.notices import NoticeView, deed_notice, notice
from casework.database import db
from casework.errors import BadInput
from casework.lists.letters import count_dead
from casework.lists.notices import Inbox, inbox, unread
from casework.lists.paging import BAD_CURSOR
from casework.notices import mark_read
from casework.units import read_tree
from workflows.actors import Actor
from workflows.permissions import Permission, may
from workflows.words import Label

blueprint = Blueprint("notices", __name__)

PATH = "/notifications"
NO_NOTICE = Label("Không có thông báo này.", "There is no such notice.")


@blueprint.get("/notifications")
@needs(Permission.NOTICE_READ)
def show() -> str:
    """The newest first."""
    actor = current_actor()
    older_than = _number("before", request.args.get("before"), BAD_CURSOR)
    only_unread = request.args.get("unread") == "true"
    tree = read_tree(db.session)
    page = inbox(db.session, actor, tree, older_than=older_than, only_unread=only_unread)
    here = address(PATH, {"unread": only_unread})
    may_mend = may(actor, Permission.LETTER_MEND)
    return render_template(
        "notices/show.html",
        notices=[_line(row, page, actor) for row in page.rows],
        waiting=unread(db.session, actor),
        next_href=address(PATH, {"unread": only_unread}, before=page.older_than)
        if page.older_than
        else None,
        first_href=here if older_than else None,
        only_unread=only_unread,
        may_mend=may_mend,
        dead=count_dead(db.session, actor, tree, on=today()) if may_mend else 0,
    )


@blueprint.post("/notifications/read")
@needs(Permission.NOTICE_READ)
def read() -> Response:
    """Mark one (``notice``) or all as read, and go to what it tells of."""
    number = _number("notice", request.form.get("notice"), NO_NOTICE)
    mark_read(actor=current_actor(), now=request_now(), number=number)
    return redirect(next_place(request.form.get("next") or "/notifications"), 303)


def _line(row: Any, page: Inbox, actor: Actor) -> NoticeView:
    if row.admin_event_id is not None:
        return deed_notice(row, page.deeds.get(row.admin_event_id))
    return notice(row, page.cases.get(row.case_id), actor)


def _number(field: str, text: str | None, refusal: Label) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):  # noqa: PLR2004 -- fits a column
        raise BadInput(field, refusal)
    return int(text)
