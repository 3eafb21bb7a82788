"""Opinion teams with the decisions that set them up."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.admin import NewTeam, TeamChange
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.admin import choices
from casework.administration.teams import add_team, change_team
from casework.database import db
from casework.errors import NotFound
from casework.lists import administration
from workflows.permissions import Permission

blueprint = Blueprint("teams", __name__)


@blueprint.get("/admin/units/teams")
@needs(Permission.UNIT_MANAGE)
def teams() -> str:
    """Every team."""
    return render_template("admin/teams.html", rows=administration.teams(db.session))


@blueprint.get("/admin/units/teams/new")
@needs(Permission.UNIT_MANAGE)
def new() -> str:
    """An empty form; the lead is chosen later, among the people of the team's unit."""
    return _form(None, {}, {})


@blueprint.post("/admin/units/teams/new")
@needs(Permission.UNIT_MANAGE)
def add() -> Response | tuple[str, int]:
    """A new team."""
    team_id, errors = submitted(
        NewTeam(), lambda **said: add_team(actor=current_actor(), now=request_now(), **said)
    )
    if errors:
        return _form(None, request.form, errors), UNREADABLE
    flash(_("Đã thêm tổ. Có thể chọn tổ trưởng."), "success")
    return redirect(f"/admin/units/teams/{team_id}", 303)


@blueprint.get("/admin/units/teams/<int:team_id>")
@needs(Permission.UNIT_MANAGE)
def edit(team_id: int) -> str:
    """What may change of a team."""
    row = _row(team_id)
    return _form(row, {**row._asdict(), "lead": row.lead_id or ""}, {})


@blueprint.post("/admin/units/teams/<int:team_id>")
@needs(Permission.UNIT_MANAGE)
def change(team_id: int) -> Response | tuple[str, int]:
    """Change it."""
    row = _row(team_id)
    _none, errors = submitted(
        TeamChange(),
        lambda **said: change_team(team_id, actor=current_actor(), now=request_now(), **said),
    )
    if errors:
        return _form(row, request.form, errors), UNREADABLE
    flash(_("Đã lưu tổ."), "success")
    return redirect("/admin/units/teams", 303)


def _row(team_id: int) -> Any:
    row = next((row for row in administration.teams(db.session) if row.id == team_id), None)
    if row is None:
        raise NotFound
    return row


def _form(team: Any, given: Any, errors: dict[str, str]) -> str:
    serving = administration.people_serving(db.session, team.unit_id, on=today()) if team else ()
    return render_template(
        "admin/team.html",
        team=team,
        given=given,
        errors=errors,
        units=choices(administration.units(db.session), none=_("Chọn…")) if team is None else [],
        people=choices(serving, none=_("Chưa có")),
    )
