"""The list of cases: by number, by words, and by what they have in common."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.schemas.lists import CasesPageQuery, asked_of
from api.session import current_actor, request_now
from api.views.calendar import unannounced_before
from api.views.case_rows import case_rows
from api.views.cases import cases_view
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.choices import name_of_unit, reachable_agencies, reachable_units
from casework.lists.pauses import paused_since
from casework.lists.search import NEWEST, CaseFilter, search
from workflows.coarseness import lists_closely
from workflows.permissions import Permission

blueprint = Blueprint("cases", __name__)


@blueprint.get("/cases")
@needs(Permission.CASE_LIST)
def cases() -> str:
    """One page of the cases that are asked for."""
    asked = asked_of(CasesPageQuery(), request.args)
    session, actor, now = db.session, current_actor(), request_now()
    calendar = current_calendar(session)
    narrowing = {k: v for k, v in asked.items() if k not in ("sort", "cursor")}
    page = search(
        session,
        actor,
        CaseFilter(**narrowing),
        sort=asked.get("sort", NEWEST),
        cursor=asked.get("cursor"),
        now=now,
    )
    paused = paused_since(session, page.rows, today=calendar.local_date(now))
    view = cases_view(
        asked,
        case_rows(
            page.rows, calendar=calendar, now=now, paused=paused, close=lists_closely(actor.roles)
        ),
        page.next_cursor,
        units=reachable_units(session, actor),
        agencies=reachable_agencies(session, actor),
        place=name_of_unit(session, asked.get("place")),
    )
    return render_template(
        "cases/cases.html",
        cases=view,
        unannounced=unannounced_before(calendar, [row.due_at for row in page.rows], now=now),
    )
