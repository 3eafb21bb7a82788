"""The picture of a period: compared, by month, how far, how old, and where."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from sqlalchemy import select

from api.guard import needs
from api.schemas.figures import OverviewQuery, asked_as_of, asked_period
from api.schemas.lists import asked_of
from api.session import current_actor, request_now, today
from api.views.ledger import period_name, periods_to_choose
from api.views.overview import overview_view
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.overview import overview
from casework.figures.readers import reach_of
from casework.figures.window import window
from casework.models import Unit
from casework.units import read_tree
from workflows.permissions import Permission

blueprint = Blueprint("overview", __name__)


@blueprint.get("/overview")
@needs(Permission.REPORT_MAKE)
def show() -> str:
    """Whoever may take figures away may look at them; of the units they look after."""
    said = asked_of(OverviewQuery(), request.args)
    session, now = db.session, request_now()
    tree, calendar = read_tree(session), current_calendar(session)
    period = asked_period(said, today=today())
    as_of = asked_as_of(said, calendar, now=now)
    if as_of <= period.begins(calendar) < now and "as_of" not in said:
        as_of = now
    units = reach_of(current_actor(), tree).units
    asked = window(period, calendar, as_of=as_of, now=now, units=units)
    names = {row.id: row.name for row in session.execute(select(Unit.id, Unit.name))}
    kept = {**said, "period": period.code}
    return render_template(
        "overview/show.html",
        view=overview_view(
            overview(session, asked, calendar), names, kept, period_name(period.before())
        ),
        frame={
            "period": period.code,
            "name": period_name(period),
            "periods": periods_to_choose(today()),
            "as_of": asked.as_of,
            "said": {name: each for name, each in kept.items() if name in ("period", "as_of")},
        },
    )
