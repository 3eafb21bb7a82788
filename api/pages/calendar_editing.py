"""Editing the working calendar: fill in, see what would move, then save it or let it be.

Nothing is kept between the steps but what the pages carry themselves: the version that was
edited and the changes, as a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.forms import form_input
from api.guard import needs
from api.language import say
from api.schemas.calendar import CalendarBase, CalendarSaving, CalendarYear
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE
from api.views import calendar_form as days_form
from api.views.calendar import difference_rows
from api.views.moves import moves_view
from casework.calendar.changes import Change, announced, differences, edited
from casework.calendar.editing import MEANWHILE, save_calendar
from casework.calendar.sheet import MOST_BYTES, read_changes, write_changes
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, Stale
from casework.previewing import preview_calendar
from workflows.calendar import WorkCalendar
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("calendar_editing", __name__)

Page = str | tuple[str, int]
NO_FILE = Label("Chọn một tệp CSV nhỏ hơn 200 kB.", "Choose a CSV file smaller than 200 kB.")


@blueprint.get("/calendar/edit")
@needs(Permission.CALENDAR_MANAGE)
def edit() -> str:
    """The days of a year as fields."""
    return _form(current_calendar(db.session))


@blueprint.post("/calendar/edit")
@needs(Permission.CALENDAR_MANAGE)
def fill_in() -> Page:
    """The preview of what was filled in; or the fields again, with what came from the preview."""
    calendar = _edited_calendar()
    if "changes" in request.form:
        return _form(calendar, read_changes(request.form["changes"]))
    said = days_form.sent(request.form, calendar)
    errors = dict(said.errors)
    if not errors:
        try:
            return _preview(calendar, said.changes)
        except BadInput as bad:
            errors[days_form.placed(bad.field, said.places)] = say(bad.because)
    return _form(calendar, rows=said.rows, errors=errors), UNREADABLE


@blueprint.post("/calendar/import")
@needs(Permission.CALENDAR_MANAGE)
def read_file() -> Page:
    """The preview of a sheet."""
    calendar = _edited_calendar()
    try:
        return _preview(calendar, read_changes(_file()))
    except BadInput as bad:
        return _form(calendar, errors={"file": say(bad.because)}), UNREADABLE


@blueprint.post("/calendar/announced")
@needs(Permission.CALENDAR_MANAGE)
def make_official() -> str:
    """The preview of a year in which nothing is provisional any more."""
    calendar = _edited_calendar()
    return _preview(calendar, announced(calendar, _year()))


@blueprint.post("/calendar/versions")
@needs(Permission.CALENDAR_MANAGE)
def save() -> Page | Response:
    """Save what was previewed."""
    calendar = _edited_calendar()
    changes = read_changes(request.form.get("changes", ""))
    try:
        said = CalendarSaving().load(form_input(CalendarSaving(), request.form))
    except ValidationError as bad:
        return _preview(calendar, changes, errors=field_texts(bad)), UNREADABLE
    version = save_calendar(
        actor=current_actor(),
        now=request_now(),
        base=said["base"],
        changes=changes,
        note=said["note"],
    )
    flash(_("Đã lưu lịch làm việc bản %(n)s.", n=version), "success")
    return redirect(f"/calendar/versions/{version}", 303)


def _edited_calendar() -> WorkCalendar:
    """The newest version, which must be the one that the page was filled in from."""
    shape = CalendarBase(unknown="exclude")
    base = shape.load(form_input(shape, request.form))["base"]
    calendar = current_calendar(db.session)
    if calendar.version != base:
        raise Stale(MEANWHILE)
    return calendar


def _year() -> int:
    """The year the pages are about: of the address, of the form, or the running one."""
    given = {"year": each} if (each := request.values.get("year")) else {}
    year: int = CalendarYear().load(given).get("year") or today().year
    return year


def _file() -> str:
    """What was sent, as text; Excel writes it with a mark in front, which the sheet knows."""
    file = request.files.get("file")
    content = file.stream.read(MOST_BYTES + 1) if file is not None else b""
    if not content or len(content) > MOST_BYTES:
        raise BadInput("file", NO_FILE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("file", NO_FILE) from None


def _form(
    calendar: WorkCalendar,
    changes: Sequence[Change] = (),
    *,
    rows: Sequence[days_form.Row] | None = None,
    errors: Mapping[str, str] | None = None,
) -> str:
    year = _year()
    return render_template(
        "calendar/edit.html",
        year=year,
        base=calendar.version,
        rows=rows or days_form.drawn(calendar, year, changes),
        provisional=len(announced(calendar, year)),
        headline=days_form.headline,
        kinds=days_form.kinds(),
        certainties=days_form.certainties(),
        errors=errors or {},
    )


def _preview(
    calendar: WorkCalendar, changes: Sequence[Change], *, errors: Mapping[str, str] | None = None
) -> str:
    days = edited(calendar, changes)
    now = request_now()
    moves = preview_calendar(db.session, calendar, days, now=now)
    return render_template(
        "calendar/preview.html",
        year=_year(),
        base=calendar.version,
        sheet=write_changes(changes),
        changes=difference_rows(differences(calendar.exceptions, days)),
        moves=moves_view(moves, now),
        note=request.form.get("note", ""),
        errors=errors or {},
    )
