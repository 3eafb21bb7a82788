"""The working calendar as everybody reads it: a year, and the versions with what each changed."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from api.guard import needs
from api.schemas.calendar import CalendarYear
from api.session import current_actor, today
from api.views import calendar as shown
from casework.calendar.changes import differences
from casework.calendar.stored import calendar_of, current_calendar
from casework.database import db
from casework.lists.calendar import version, versions
from workflows.permissions import Permission, may

blueprint = Blueprint("calendar", __name__)


@blueprint.get("/calendar")
@needs(Permission.CALENDAR_VIEW)
def year() -> str:
    """One year of the newest version; this year unless another is asked for."""
    chosen = CalendarYear().load(request.args).get("year") or today().year
    calendar = current_calendar(db.session)
    return render_template(
        "calendar/year.html",
        year=chosen,
        years=shown.years(calendar, chosen, today()),
        months=shown.months(calendar, chosen, today()),
        rows=shown.rows(calendar, chosen),
        unannounced=shown.unannounced(calendar, chosen),
        version=version(db.session, calendar.version),
        may_edit=may(current_actor(), Permission.CALENDAR_MANAGE),
    )


@blueprint.get("/calendar/versions")
@needs(Permission.CALENDAR_VIEW)
def history() -> str:
    """Every version, the newest first."""
    return render_template("calendar/versions.html", versions=versions(db.session))


@blueprint.get("/calendar/versions/<int:number>")
@needs(Permission.CALENDAR_VIEW)
def one(number: int) -> str:
    """What a version changed against the one before, and how far it has been applied."""
    found = version(db.session, number)
    changed = []
    if number > 1:
        before, after = calendar_of(db.session, number - 1), calendar_of(db.session, number)
        changed = differences(before.exceptions, after.exceptions)
    return render_template(
        "calendar/version.html", version=found, changes=shown.difference_rows(changed)
    )
