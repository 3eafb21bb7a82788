"""What detection proposes: why, in numbers and words, and the two answers to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.fields import Shape
from api.schemas.hot_spots import AcceptForm, DismissForm
from api.session import current_actor, request_now
from api.submitting import UNREADABLE, submitted
from api.views.hot_spot_proposals import proposal_views
from casework.actions.hot_spot_proposals import accept_proposal, dismiss_proposal
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.hot_spots import waiting_proposals
from casework.units import read_tree
from workflows.actors import Role
from workflows.permissions import Permission

blueprint = Blueprint("hot_spot_proposals", __name__)
PATH = "/hot-spots/proposals"


@blueprint.get("/hot-spots/proposals")
@needs(Permission.HOT_SPOT_KEEP)
def proposals() -> str:
    """What waits for a decision."""
    return _page(0, {})


@blueprint.post("/hot-spots/proposals/<int:proposal>/accept")
@needs(Permission.HOT_SPOT_KEEP)
def accept(proposal: int) -> Response | tuple[str, int]:
    """Open an entry."""
    return _answered(proposal, AcceptForm(), accept_proposal, _("Đã mở hồ sơ điểm nóng."))


@blueprint.post("/hot-spots/proposals/<int:proposal>/dismiss")
@needs(Permission.HOT_SPOT_KEEP)
def dismiss(proposal: int) -> Response | tuple[str, int]:
    """It is none."""
    return _answered(proposal, DismissForm(), dismiss_proposal, _("Đã bỏ qua đề xuất."))


def _answered(
    proposal: int, shape: Shape, command: Callable[..., Any], said: str
) -> Response | tuple[str, int]:
    entry, errors = submitted(
        shape,
        lambda **given: command(proposal, actor=current_actor(), now=request_now(), **given),
    )
    if errors:
        return _page(proposal, errors), UNREADABLE
    flash(said, "success")
    return redirect(f"/hot-spots/{entry}" if entry else PATH, 303)


def _page(proposal: int, errors: dict[str, str]) -> str:
    found = waiting_proposals(db.session, current_actor(), read_tree(db.session))
    calendar = current_calendar(db.session)
    return render_template(
        "hot_spots/proposals.html",
        proposals=proposal_views(found, calendar=calendar, now=request_now()),
        wrong=proposal,
        errors=errors,
        given=request.form if errors else {},
        decides=Role.COMMITTEE in current_actor().roles,
    )
