"""The register of directives and of what was promised to people."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.schemas.lists import asked_of
from api.schemas.meetings import RegisterQuery
from api.session import current_actor, request_now
from api.views.directive_register import PATH, directive_rows, share_rows, status_links
from api.views.links import address
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.directives import Register, RegisterFilter
from casework.units import read_tree
from workflows.permissions import Permission

blueprint = Blueprint("directives", __name__)


@blueprint.get("/directives")
@needs(Permission.DIRECTIVE_VIEW)
def register() -> str:
    """Every directive this reader may see, the overdue ones first, in nine statements of its own."""
    asked = asked_of(RegisterQuery(), request.args)
    session, now = db.session, request_now()
    calendar = current_calendar(session)
    own = Register(session, current_actor(), read_tree(session), now=now)
    number = asked.get("page", 1)
    filters = RegisterFilter(**{name: value for name, value in asked.items() if name != "page"})
    rows, more = own.page(filters, number)
    base = {name: value for name, value in asked.items() if name != "page"}
    shares = share_rows(own.shares())
    return render_template(
        "directives/register.html",
        rows=directive_rows(rows, own.words(rows), calendar=calendar, now=now),
        statuses=status_links(own.counts(filters), asked),
        shares=shares,
        owner=next((each.name for each in shares if _is_chosen(each.href, asked)), ""),
        unfiltered=PATH if base else "",
        next_href=address(PATH, base, page=number + 1) if more else None,
        prev_href=address(PATH, base, page=number - 1) if number > 1 else None,
    )


def _is_chosen(href: str, asked: dict[str, object]) -> bool:
    owner = {name: asked.get(name) for name in ("agency", "unit")}
    return any(owner.values()) and href == address(PATH, owner)
