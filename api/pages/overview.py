"""The picture of a period: compared, by month, how far, how old, and where."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Blueprint, render_template, request
from sqlalchemy import select

from api.guard import needs
from api.schemas.figures import (
    BehindQuery,
    OverviewQuery,
    asked_as_of,
    asked_number,
    asked_period,
)
from api.schemas.lists import asked_of
from api.session import current_actor, request_now, today
from api.views.behind import behind_lines, number_name
from api.views.ledger import period_name, periods_to_choose
from api.views.links import address
from api.views.overview import overview_view
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.behind import MOST, TOTALS, behind
from casework.figures.overview import overview
from casework.figures.readers import reach_of
from casework.figures.window import Window, window
from casework.models import Unit
from casework.units import read_tree
from workflows.calendar import WorkCalendar
from workflows.permissions import Permission

blueprint = Blueprint("overview", __name__)


class _Taken(NamedTuple):
    """The window that was asked for, of the reader's units, and what the address said of it."""

    window: Window
    calendar: WorkCalendar
    said: dict[str, Any]


@blueprint.get("/overview")
@needs(Permission.REPORT_MAKE)
def show() -> str:
    """Whoever may take figures away may look at them; of the units they look after."""
    said = asked_of(OverviewQuery(), request.args)
    taken = _taken(said)
    period = taken.window.period
    found = overview(db.session, taken.window, taken.calendar)
    kept = taken.said if "of" not in said else {**taken.said, "of": said["of"]}
    return render_template(
        "overview/show.html",
        view=overview_view(found, _names(), kept, period_name(period.before())),
        frame=_frame(taken),
    )


@blueprint.get("/overview/cases")
@needs(Permission.REPORT_MAKE)
def behind_one() -> str:
    """The cases behind one number: as many as it says, a page of them at a time."""
    said = asked_of(BehindQuery(), request.args)
    asked, taken = asked_number(said), _taken(said)
    window = taken.window.before(taken.calendar) if said.get("before") else taken.window
    page = said.get("page", 1)
    found = behind(
        db.session, current_actor(), asked, window, taken.calendar, skip=(page - 1) * MOST
    )
    last = page * MOST >= found.n - found.unseen
    return render_template(
        "overview/behind.html",
        name=number_name(asked, _names()),
        found=found,
        lines=behind_lines(found),
        judged=asked.of in TOTALS,
        frame={**_frame(taken), "name": period_name(window.period)},
        next_href=None if last else address(request.path, said, page=page + 1),
        prev_href=address(request.path, said, page=page - 1) if page > 1 else None,
    )


def _taken(said: dict[str, Any]) -> _Taken:
    session, now = db.session, request_now()
    tree, calendar = read_tree(session), current_calendar(session)
    period = asked_period(said, today=today())
    as_of = asked_as_of(said, calendar, now=now)
    if as_of <= period.begins(calendar) < now and "as_of" not in said:
        as_of = now
    units = reach_of(current_actor(), tree).units
    asked = window(period, calendar, as_of=as_of, now=now, units=units)
    kept = {"period": period.code}
    return _Taken(
        asked, calendar, {**kept, **({"as_of": said["as_of"]} if "as_of" in said else {})}
    )


def _frame(taken: _Taken) -> dict[str, Any]:
    return {
        "period": taken.window.period.code,
        "name": period_name(taken.window.period),
        "periods": periods_to_choose(today()),
        "as_of": taken.window.as_of,
        "months_only": False,
        "said": taken.said,
    }


def _names() -> dict[int, str]:
    return {row.id: row.name for row in db.session.execute(select(Unit.id, Unit.name))}
