"""The coordinator's inbox: what waits for this desk, tab by tab, the nearest deadline first."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.session import current_actor, request_now
from api.views.calendar import unannounced_before
from api.views.case_rows import case_rows
from api.views.inbox import EMPTY, TABS, chosen_tab, inbox_rows, inbox_tabs
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.duties import duties_of
from casework.lists.inbox import Inbox
from casework.lists.pauses import paused_since
from casework.units import read_tree
from workflows.coarseness import lists_closely
from workflows.permissions import Permission

blueprint = Blueprint("inbox", __name__)


@blueprint.get("/inbox")
@needs(Permission.INBOX_VIEW)
def show() -> str:
    """One tab, and the figures of all of them."""
    actor, now = current_actor(), request_now()
    tree, calendar = read_tree(db.session), current_calendar(db.session)
    today = calendar.local_date(now)
    duties = duties_of(db.session, actor, tree, on=today)
    inbox = Inbox(db.session, actor, tree, duties)
    waiting = inbox.waiting()
    tab = chosen_tab(request.args.get("tab"), waiting)
    page = inbox.page(tab, request.args.get("cursor"))
    paused = paused_since(db.session, page.rows, today=today)
    cases = case_rows(
        page.rows, calendar=calendar, now=now, paused=paused, close=lists_closely(actor.roles)
    )
    return render_template(
        "inbox/show.html",
        tabs=inbox_tabs(waiting, tab, now=now, calendar=calendar),
        heading=TABS[tab],
        tab=tab,
        rows=inbox_rows(tab, page.rows, cases, now=now, calendar=calendar),
        empty=EMPTY[tab],
        unannounced=unannounced_before(calendar, [row.due_at for row in page.rows], now=now),
        next_href=page.next_cursor and f"/inbox?tab={tab}&cursor={page.next_cursor}",
    )
