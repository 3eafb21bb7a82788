"""Agencies that cases are assigned to."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.admin import AgencyChange, NewAgency
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.admin import choices, sector_word, sectors, validity
from casework.administration.agencies import add_agency, change_agency
from casework.database import db
from casework.errors import NotFound
from casework.lists import administration
from workflows.permissions import Permission

blueprint = Blueprint("agencies", __name__)


@blueprint.get("/admin/agencies")
@needs(Permission.AGENCY_MANAGE)
def agencies() -> str:
    """Every agency."""
    return render_template(
        "admin/agencies.html",
        rows=[
            (row, sector_word(row.sector), validity(row.valid_from, row.valid_to, today()))
            for row in administration.agencies(db.session)
        ],
    )


@blueprint.get("/admin/agencies/new")
@needs(Permission.AGENCY_MANAGE)
def new() -> str:
    """An empty form."""
    return _form(None, {"valid_from": today().isoformat()}, {})


@blueprint.post("/admin/agencies/new")
@needs(Permission.AGENCY_MANAGE)
def add() -> Response | tuple[str, int]:
    """A new agency."""
    _id, errors = submitted(
        NewAgency(), lambda **said: add_agency(actor=current_actor(), now=request_now(), **said)
    )
    if errors:
        return _form(None, request.form, errors), UNREADABLE
    flash(_("Đã thêm cơ quan."), "success")
    return redirect("/admin/agencies", 303)


@blueprint.get("/admin/agencies/<int:agency_id>")
@needs(Permission.AGENCY_MANAGE)
def edit(agency_id: int) -> str:
    """What may change of an agency."""
    row = _row(agency_id)
    return _form(row, row._asdict(), {})


@blueprint.post("/admin/agencies/<int:agency_id>")
@needs(Permission.AGENCY_MANAGE)
def change(agency_id: int) -> Response | tuple[str, int]:
    """Change it."""
    row = _row(agency_id)
    _none, errors = submitted(
        AgencyChange(),
        lambda **said: change_agency(agency_id, actor=current_actor(), now=request_now(), **said),
    )
    if errors:
        return _form(row, request.form, errors), UNREADABLE
    flash(_("Đã lưu cơ quan."), "success")
    return redirect("/admin/agencies", 303)


def _row(agency_id: int) -> Any:
    rows = administration.agencies(db.session)
    row = next((row for row in rows if row.id == agency_id), None)
    if row is None:
        raise NotFound
    return row


def _form(agency: Any, given: Any, errors: dict[str, str]) -> str:
    return render_template(
        "admin/agency.html",
        agency=agency,
        given=given,
        errors=errors,
        sectors=[("", _("Chọn…")), *sectors()],
        units=choices(administration.units(db.session), none=_("Chọn…")),
    )
