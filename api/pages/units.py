"""Units: the tree in which everything lies."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.admin import NewUnit, UnitChange
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.admin import choices, unit_kinds, validity
from casework.administration.units import add_unit, change_unit
from casework.database import db
from casework.errors import NotFound
from casework.lists import administration
from workflows.permissions import Permission

blueprint = Blueprint("units", __name__)


@blueprint.get("/admin/units")
@needs(Permission.UNIT_MANAGE)
def units() -> str:
    """Every unit."""
    rows = administration.units(db.session)
    return render_template(
        "admin/units.html",
        rows=[(row, validity(row.valid_from, row.valid_to, today())) for row in rows],
        kinds=dict(unit_kinds()),
    )


@blueprint.get("/admin/units/new")
@needs(Permission.UNIT_MANAGE)
def new() -> str:
    """An empty form."""
    return _new({"valid_from": today().isoformat(), "kind": "commune"}, {})


@blueprint.post("/admin/units/new")
@needs(Permission.UNIT_MANAGE)
def add() -> Response | tuple[str, int]:
    """A new unit."""
    _id, errors = submitted(
        NewUnit(), lambda **said: add_unit(actor=current_actor(), now=request_now(), **said)
    )
    if errors:
        return _new(request.form, errors), UNREADABLE
    flash(_("Đã thêm đơn vị."), "success")
    return redirect("/admin/units", 303)


@blueprint.get("/admin/units/<int:unit_id>")
@needs(Permission.UNIT_MANAGE)
def edit(unit_id: int) -> str:
    """What may change of a unit."""
    row = _row(unit_id)
    return _edit(row, row._asdict(), {})


@blueprint.post("/admin/units/<int:unit_id>")
@needs(Permission.UNIT_MANAGE)
def change(unit_id: int) -> Response | tuple[str, int]:
    """Change it."""
    row = _row(unit_id)
    _none, errors = submitted(
        UnitChange(),
        lambda **said: change_unit(unit_id, actor=current_actor(), now=request_now(), **said),
    )
    if errors:
        return _edit(row, request.form, errors), UNREADABLE
    flash(_("Đã lưu đơn vị."), "success")
    return redirect("/admin/units", 303)


def _row(unit_id: int) -> Any:
    row = next((row for row in administration.units(db.session) if row.id == unit_id), None)
    if row is None:
        raise NotFound
    return row


def _new(given: Any, errors: dict[str, str]) -> str:
    rows = administration.units(db.session)
    return render_template(
        "admin/unit.html",
        unit=None,
        given=given,
        errors=errors,
        kinds=unit_kinds(),
        parents=choices(rows, none=_("Không có (cấp tỉnh)")),
    )


def _edit(row: Any, given: Any, errors: dict[str, str]) -> str:
    return render_template(
        "admin/unit.html", unit=row, given=given, errors=errors, kinds=unit_kinds(), parents=[]
    )
