"""The register of hot spots: the list, one entry, and what its keepers do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.fields import Shape
from api.schemas.hot_spots import (
    AddCaseForm,
    CheckInForm,
    EndForm,
    PlanStepForm,
    StepDoneForm,
    VerifyForm,
)
from api.session import current_actor, request_now
from api.submitting import UNREADABLE, submitted
from api.views.hot_spots import entry_view, register_view
from casework.actions.hot_spots import add_to_hot_spot, end_hot_spot
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import NotFound
from casework.hotspots import keeping
from casework.lists.administration import agencies
from casework.lists.hot_spots import count_proposals, entries, entry_of_case, read_entry
from casework.queries import visible_case
from casework.units import read_tree
from workflows.permissions import Permission, may

blueprint = Blueprint("hot_spots", __name__)
PATH = "/hot-spots"


@blueprint.get("/hot-spots")
@needs(Permission.HOT_SPOT_VIEW)
def register() -> str:
    """Entries under watch, or those that have ended."""
    ended = request.args.get("ended") == "true"
    tree = read_tree(db.session)
    found = entries(db.session, current_actor(), tree, ended=ended)
    waiting = (
        count_proposals(db.session, current_actor(), tree)
        if may(current_actor(), Permission.HOT_SPOT_KEEP)
        else None
    )
    view = register_view(found, ended=ended, waiting=waiting, now=request_now())
    return render_template("hot_spots/register.html", register=view)


@blueprint.get("/cases/<ref>/hot-spot")
@needs(Permission.HOT_SPOT_VIEW)
def of_case(ref: str) -> Response:
    """From a case's mark to the entry that watches it."""
    case = visible_case(db.session, ref, actor=current_actor())
    entry = entry_of_case(db.session, case.id, current_actor(), read_tree(db.session))
    if entry is None:
        raise NotFound
    return redirect(f"{PATH}/{entry}")


@blueprint.get("/hot-spots/<int:entry>")
@needs(Permission.HOT_SPOT_VIEW)
def show(entry: int) -> str:
    """One entry."""
    return _page(entry, "", {})


@blueprint.post("/hot-spots/<int:entry>/plan")
@needs(Permission.HOT_SPOT_KEEP)
def plan(entry: int) -> Response | tuple[str, int]:
    """A step of the plan."""
    return _done(entry, "plan", PlanStepForm(), keeping.plan_step, _("Đã thêm bước xử lý."))


@blueprint.post("/hot-spots/<int:entry>/step")
@needs(Permission.HOT_SPOT_KEEP)
def step(entry: int) -> Response | tuple[str, int]:
    """A step was done."""
    return _done(entry, "step", StepDoneForm(), keeping.finish_step, _("Đã ghi bước đã xong."))


@blueprint.post("/hot-spots/<int:entry>/check-in")
@needs(Permission.HOT_SPOT_KEEP)
def check_in(entry: int) -> Response | tuple[str, int]:
    """How it goes."""
    return _done(entry, "check-in", CheckInForm(), keeping.check_in, _("Đã ghi tình hình."))


@blueprint.post("/hot-spots/<int:entry>/verify")
@needs(Permission.HOT_SPOT_KEEP)
def verify(entry: int) -> Response | tuple[str, int]:
    """What was found on the spot."""
    return _done(entry, "verify", VerifyForm(), keeping.verify, _("Đã ghi kết quả kiểm tra lại."))


@blueprint.post("/hot-spots/<int:entry>/cases")
@needs(Permission.HOT_SPOT_KEEP)
def add_case(entry: int) -> Response | tuple[str, int]:
    """One more case."""
    return _done(
        entry, "cases", AddCaseForm(), add_to_hot_spot, _("Đã thêm vụ việc."), versioned=False
    )


@blueprint.post("/hot-spots/<int:entry>/end")
@needs(Permission.HOT_SPOT_KEEP)
def end(entry: int) -> Response | tuple[str, int]:
    """The committee's word."""
    return _done(entry, "end", EndForm(), end_hot_spot, _("Đã kết thúc theo dõi."))


def _done(
    entry: int,
    what: str,
    shape: Shape,
    command: Callable[..., None],
    said: str,
    *,
    versioned: bool = True,
) -> Response | tuple[str, int]:
    more: dict[str, Any] = {"version": _version()} if versioned else {}
    _none, errors = submitted(
        shape,
        lambda **given: command(entry, actor=current_actor(), now=request_now(), **more, **given),
    )
    if errors:
        return _page(entry, what, errors), UNREADABLE
    flash(said, "success")
    return redirect(f"{PATH}/{entry}", 303)


def _version() -> int | None:
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004 -- fits


def _page(entry: int, what: str, errors: dict[str, str]) -> str:
    reading = read_entry(db.session, entry, actor=current_actor(), tree=read_tree(db.session))
    view = entry_view(reading, calendar=current_calendar(db.session), now=request_now())
    offices = agencies(db.session) if reading.inside else ()
    return render_template(
        "hot_spots/entry.html",
        entry=view,
        what=what,
        errors=errors,
        given=request.form if errors else {},
        offices=[("", view.unit), *((row.id, row.name) for row in offices)],
    )
