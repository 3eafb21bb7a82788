"""An agency's desk: what has come in, what is being handled, what was sent back."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.schemas.lists import DeskQuery, asked_of
from api.session import current_actor, request_now
from api.views.calendar import unannounced_before
from api.views.case_rows import case_rows
from api.views.desk import desk_view, first_tab
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.desk import Desk
from casework.lists.pauses import paused_since
from casework.units import read_tree
from workflows.permissions import Permission

blueprint = Blueprint("desk", __name__)


@blueprint.get("/desk")
@needs(Permission.DESK_VIEW)
def desk() -> str:
    """One part of the desk, the least time left first."""
    asked = asked_of(DeskQuery(), request.args)
    session, now = db.session, request_now()
    calendar = current_calendar(session)
    own = Desk(session, current_actor(), read_tree(session), calendar, now)
    counts = own.counts()
    tab = asked.get("tab") or first_tab(counts)
    page = own.page(tab, asked.get("due"), asked.get("cursor"))
    paused = paused_since(session, page.rows, today=calendar.local_date(now))
    rows = case_rows(page.rows, calendar=calendar, now=now, paused=paused)
    return render_template(
        "desk/desk.html",
        desk=desk_view({**asked, "tab": tab}, rows, page.next_cursor, counts),
        unannounced=unannounced_before(calendar, [row.due_at for row in page.rows], now=now),
    )
