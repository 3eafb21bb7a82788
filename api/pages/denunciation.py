"""This is a denunciation: stop here, with no name and no word, and where it lawfully goes."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, render_template, request
from flask_babel import gettext as _

from api.guard import needs
from api.language import say
from api.session import current_actor, request_now, today
from casework.app import SETTINGS
from casework.database import db
from casework.errors import BadInput
from casework.lists.places import units_to_report_in
from casework.settings import Settings
from casework.sources.redirection import NO_UNIT, redirect_denunciation
from workflows.permissions import Permission

blueprint = Blueprint("denunciation", __name__, url_prefix="/report/denunciation")

UNREADABLE = 422
LONGEST_ID = 10


@blueprint.get("")
@needs(Permission.CASE_REPORT)
def show() -> str:
    """What a denunciation is, and where it goes. Nothing that was typed elsewhere is shown."""
    return _drawn({}, done=False)


@blueprint.post("")
@needs(Permission.CASE_REPORT)
def send() -> str | tuple[str, int]:
    """Counts that somebody was shown the way; every other field that comes along is dropped."""
    unit = request.form.get("place_unit", "")
    try:
        if not (unit.isascii() and unit.isdigit() and len(unit) < LONGEST_ID):
            raise BadInput("place_unit", NO_UNIT)
        redirect_denunciation(int(unit), actor=current_actor(), now=request_now())
    except BadInput as bad:
        return _drawn({bad.field: say(bad.because)}, done=False), UNREADABLE
    return _drawn({}, done=True)


def _drawn(errors: dict[str, str], *, done: bool) -> str:
    units: list[tuple[Any, str]] = [("", _("Chọn địa bàn"))]
    units += [(unit.id, unit.name) for unit in units_to_report_in(db.session, on=today())]
    kept: Settings = current_app.config[SETTINGS]
    return render_template(
        "report/denunciation.html",
        errors=errors,
        done=done,
        units=units,
        channel=kept.denunciation_channel,
    )
