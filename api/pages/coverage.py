"""Teams and coverage: what each team reported, and units without people or without reports."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, render_template, request

from api.guard import needs
from api.session import current_actor, request_now, today
from api.views.coverage import team_views, unit_views
from casework.database import db
from casework.lists.coverage import own_counts, team_counts, unit_counts
from casework.units import read_tree
from workflows.actors import Role
from workflows.permissions import Permission

blueprint = Blueprint("coverage", __name__)
PERIODS = (30, 90, 365)
QUARTER = 90


@blueprint.get("/coverage")
@needs(Permission.COVERAGE_VIEW)
def show() -> str:
    """Per team and per unit, over the last 30, 90 or 365 days."""
    days, actor, tree = _days(), current_actor(), read_tree(db.session)
    since = request_now() - timedelta(days=days)
    sees_cases = bool(actor.roles & {Role.COORDINATOR, Role.COMMITTEE})
    teams = team_counts(db.session, actor, tree, since=since, today=today())
    units = unit_counts(db.session, actor, tree, since=since, today=today())
    return render_template(
        "coverage/show.html",
        teams=team_views(teams, sees_cases=sees_cases),
        units=unit_views(units, sees_cases=sees_cases),
        days=days,
        periods=PERIODS,
    )


@blueprint.get("/mine/figures")
@needs(Permission.MINE_VIEW)
def mine() -> str:
    """A collaborator's own figures, which nobody else sees."""
    days = _days()
    own = own_counts(
        db.session,
        current_actor(),
        read_tree(db.session),
        since=request_now() - timedelta(days=days),
    )
    return render_template("coverage/mine.html", own=own, days=days, periods=PERIODS)


def _days() -> int:
    """The period asked for; anything that is none of them is a quarter."""
    return next((each for each in PERIODS if str(each) == request.args.get("days")), QUARTER)
