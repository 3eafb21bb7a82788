"""Review meetings: turns held and missed, the agenda, the minutes, the papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from api.guard import needs
from api.language import say
from api.schemas.lists import asked_of
from api.schemas.meetings import Cadence, Move, Plan, PlanQuery
from api.session import current_actor, request_now, today
from api.submitting import UNREADABLE, submitted
from api.views.meetings import agenda_sections, every_words, line_views, meeting_head
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, NotAllowed, Stale
from casework.exports.asking import BRIEFING, CONCLUSIONS, ask_for_export
from casework.meetings.holding import close_meeting, open_meeting, save_minutes
from casework.meetings.planning import move_meeting, plan_meeting, set_cadence
from casework.meetings.reading import (
    agenda_of,
    cadence_lines,
    decisions,
    turn_length,
)
from casework.meetings.recording import units_run, visible_meeting
from casework.models import Meeting, Unit
from casework.refs import ZONE
from casework.units import read_tree
from workflows.machine import NotPossible
from workflows.meeting import EVERY, KIND_LABELS, MeetingKind, MeetingState, turn_of
from workflows.permissions import Permission, may
from workflows.words import Label

blueprint = Blueprint("meetings", __name__)

CHANGED = 412
NO_PAPER = Label("Không có tài liệu này.", "There is no such paper.")
NOT_CLOSED = Label(
    "Dự thảo kết luận có sau khi cuộc họp kết thúc.",
    "Conclusions are drafted when the meeting is closed.",
)


@blueprint.get("/meetings")
@needs(Permission.MEETING_VIEW)
def meetings() -> str:
    """The turns of every unit in reach, those missed in red."""
    actor = current_actor()
    lines = cadence_lines(db.session, actor, read_tree(db.session), today=today())
    missed = sum(line.missed for line in lines)
    return render_template(
        "meetings/list.html",
        lines=line_views(lines, units_run(actor)),
        missed=missed,
        may_run=bool(units_run(actor)),
    )


@blueprint.route("/meetings/new", methods=["GET", "POST"])
@needs(Permission.MEETING_RUN)
def new() -> str | tuple[str, int] | Response:
    """A form for the plan of a meeting."""
    errors: dict[str, str] = {}
    if request.method == "POST":

        def command(**given: Any) -> int:
            kind, on = MeetingKind(given["kind"]), given["scheduled_on"]
            months = turn_length(db.session, given["unit"], kind, on)
            return plan_meeting(actor=current_actor(), now=request_now(), months=months, **given)

        meeting_id, errors = submitted(Plan(), command)
        if not errors:
            flash(_("Đã lên lịch giao ban."), "success")
            return redirect(f"/meetings/{meeting_id}", 303)
    given = request.form if errors else asked_of(PlanQuery(), request.args)
    drawn = render_template(
        "meetings/plan.html", given=given, errors=errors, earliest=today(), **_choices()
    )
    return (drawn, UNREADABLE) if errors else drawn


@blueprint.route("/meetings/cadence", methods=["GET", "POST"])
@needs(Permission.MEETING_RUN)
def cadence() -> str | tuple[str, int] | Response:
    """A form for how often a unit meets."""
    errors: dict[str, str] = {}
    if request.method == "POST":

        def command(**given: Any) -> None:
            given["months"] = int(given["months"])
            set_cadence(actor=current_actor(), now=request_now(), **given)

        _done, errors = submitted(Cadence(), command)
        if not errors:
            flash(_("Đã ghi nề nếp giao ban."), "success")
            return redirect("/meetings", 303)
    given = request.form if errors else asked_of(PlanQuery(), request.args)
    drawn = render_template(
        "meetings/cadence.html",
        given=given,
        errors=errors,
        earliest=today(),
        every=[(str(each), every_words(each)) for each in (*EVERY, 0)],
        **_choices(),
    )
    return (drawn, UNREADABLE) if errors else drawn


@blueprint.get("/meetings/<int:meeting_id>")
@needs(Permission.MEETING_VIEW)
def show(meeting_id: int) -> str:
    """One meeting: what it will take up, takes up or took up, and what it decided."""
    return _page(visible_meeting(db.session, meeting_id, actor=current_actor()), {})


@blueprint.post("/meetings/<int:meeting_id>/move")
@needs(Permission.MEETING_RUN)
def move(meeting_id: int) -> tuple[str, int] | Response:
    """Another day or place."""

    def command(**given: Any) -> None:
        move_meeting(meeting_id, actor=current_actor(), now=request_now(), **given)

    _done, errors = submitted(Move(), command)
    if errors:
        row = visible_meeting(db.session, meeting_id, actor=current_actor())
        return _page(row, errors), UNREADABLE
    flash(_("Đã đổi lịch giao ban."), "success")
    return redirect(f"/meetings/{meeting_id}", 303)


@blueprint.post("/meetings/<int:meeting_id>/open")
@needs(Permission.MEETING_RUN)
def begin(meeting_id: int) -> Response:
    """The agenda is frozen and the meeting begins; a second time is refused."""
    open_meeting(meeting_id, actor=current_actor(), now=request_now())
    flash(_("Đã mở cuộc họp. Chương trình được giữ nguyên từ lúc này."), "success")
    return redirect(f"/meetings/{meeting_id}", 303)


@blueprint.post("/meetings/<int:meeting_id>/minutes")
@needs(Permission.MEETING_RUN)
def minutes(meeting_id: int) -> str | tuple[str, int] | Response:
    """Keep the minutes; the page saves them by itself while they are written."""
    given, by_itself = request.form, "HX-Request" in request.headers
    base = given.get("base", "")
    try:
        if not (base.isascii() and base.isdigit() and len(base) <= len("999999999")):
            raise Stale
        version = save_minutes(
            meeting_id,
            actor=current_actor(),
            now=request_now(),
            text=given.get("text", "").replace("\r\n", "\n").replace("\0", ""),
            base=int(base),
        )
    except Stale as stale:
        notice = say(stale.because)
        if by_itself:
            # What was typed stays in the field; it is the reader's to copy before loading again.
            return render_template("meetings/_saved.html", base=base, notice=notice, saved="")
        row = visible_meeting(db.session, meeting_id, actor=current_actor())
        return _page(row, {"text": notice}, typed=given.get("text", "")), CHANGED
    if by_itself:
        saved = f"{request_now().astimezone(ZONE):%H:%M}"
        return render_template("meetings/_saved.html", base=version, notice="", saved=saved)
    flash(_("Đã lưu biên bản."), "success")
    return redirect(f"/meetings/{meeting_id}", 303)


@blueprint.post("/meetings/<int:meeting_id>/close")
@needs(Permission.MEETING_RUN)
def close(meeting_id: int) -> tuple[str, int] | Response:
    """The meeting is over; nothing of it changes any more."""
    try:
        close_meeting(meeting_id, actor=current_actor(), now=request_now())
    except BadInput as bad:
        row = visible_meeting(db.session, meeting_id, actor=current_actor())
        return _page(row, {bad.field: say(bad.because)}), UNREADABLE
    flash(_("Đã kết thúc cuộc họp."), "success")
    return redirect(f"/meetings/{meeting_id}", 303)


@blueprint.post("/meetings/<int:meeting_id>/papers")
@needs(Permission.MEETING_RUN)
def papers(meeting_id: int) -> Response:
    """Ask for the briefing, or for the draft of the conclusions; a worker writes it."""
    row = visible_meeting(db.session, meeting_id, actor=current_actor())
    what = request.form.get("what", "")
    if what not in (BRIEFING, CONCLUSIONS):
        raise BadInput("what", NO_PAPER)
    if what == CONCLUSIONS and row.state != MeetingState.CLOSED:
        raise NotPossible(NOT_CLOSED)
    token = ask_for_export(what, {"meeting": row.id}, actor=current_actor(), now=request_now())
    return redirect(f"/exports/{token}", 303)


def _page(row: Meeting, errors: Mapping[str, str], typed: str | None = None) -> str:
    session, actor = db.session, current_actor()
    tree = read_tree(session)
    unit = session.get_one(Unit, row.unit_id).name
    planned = row.state == MeetingState.PLANNED
    in_session = row.state == MeetingState.OPEN
    rows, counts = agenda_of(
        session, actor, tree, row, calendar=current_calendar(session), now=request_now()
    )
    decided = decisions(session, row.id)
    kind = MeetingKind(row.kind)
    turn = turn_of(row.turn_on, turn_length(session, row.unit_id, kind, row.turn_on))
    review = f"/meetings/{row.id}/review" if in_session else ""
    first = next((each.case.ref for each in rows if each.case is not None), "")
    return render_template(
        "meetings/meeting.html",
        meeting=meeting_head(row, unit, turn),
        sections=agenda_sections(rows, counts, decided, review=review),
        decided=len(decided),
        minutes=row.minutes if typed is None else typed,
        base=row.minutes_version,
        planned=planned,
        in_session=in_session,
        may_run=row.unit_id in units_run(actor),
        review_href=f"{review}/{first}" if review and first else "",
        scheduled_on=row.scheduled_on,
        may_export=may(actor, Permission.EXPORT_MAKE),
        earliest=today(),
        errors=dict(errors),
    )


def _choices() -> dict[str, Any]:
    """The units the reader prepares meetings for, and the kinds of meeting."""
    units = units_run(current_actor())
    if not units:
        raise NotAllowed
    found = [db.session.get_one(Unit, each) for each in sorted(units)]
    return {
        "units": [(str(unit.id), unit.name) for unit in found],
        "kinds": [(kind.value, say(label), "") for kind, label in KIND_LABELS.items()],
    }
