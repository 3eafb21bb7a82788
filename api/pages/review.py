"""Review mode for the meeting room: one case a screen, decided in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from api.errors import field_texts
from api.guard import needs
from api.language import say
from api.pages.actions import CHANGED, UNREADABLE, version_of
from api.schemas.lists import BoardQuery, asked_of
from api.session import current_actor, request_now
from api.views.action_input import action_input, masked_input, names_in_input
from api.views.action_page import ActionPage, page_of_turn
from api.views.case_answers import answers
from api.views.case_clocks import past_lateness, running
from api.views.case_entries import photo_views
from api.views.case_summary import head, parties
from api.views.names import NamesFound
from api.views.rail import rail
from api.views.review import Place, decisions_of, directed_before, keys_help, place_of
from api.views.rungs import ladders
from casework.actions import perform, take_turn
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.lists.attachments import photos_of
from casework.lists.case import CaseReading, read_case
from casework.lists.directives import Register
from casework.lists.overdue import WORST_FIRST, OverdueFilter, overdue_refs
from casework.meetings.deciding import decide
from casework.meetings.reading import agenda_rows
from casework.meetings.recording import visible_meeting
from casework.units import read_tree
from workflows.lifecycle import LIFE_CYCLE
from workflows.machine import NotPossible
from workflows.meeting import DECISIONS
from workflows.permissions import Permission
from workflows.words import Label

blueprint = Blueprint("review", __name__)

DONE = {action.name: action.done for action in LIFE_CYCLE}
NO_ACTION = Label("Không có việc này.", "There is no such action.")
# After these the case is no longer this meeting's to look at.
GOES_ON = frozenset({"hold_over", "refer_up"})


class _Row:
    """The cases being reviewed: of the board with its filters, or of a meeting's agenda."""

    def __init__(self, meeting_id: int | None) -> None:
        self.meeting_id = meeting_id
        if meeting_id is None:
            given = {name: text for name, text in request.args.items() if name != "do"}
            asked = asked_of(BoardQuery(), MultiDict(given))
            self.here, self.back = "/review", "/board"
            self.query = f"?{urlencode(given)}" if given else ""
            self.refs: Sequence[str] = self._of_board(asked)
        else:
            visible_meeting(db.session, meeting_id, actor=current_actor())
            self.here, self.back = f"/meetings/{meeting_id}/review", f"/meetings/{meeting_id}"
            self.query = ""
            rows = agenda_rows(db.session, current_actor(), read_tree(db.session), meeting_id)
            self.refs = list(dict.fromkeys(row.case.ref for row in rows if row.case is not None))

    def place(self, ref: str) -> Place:
        """Where the case stands; one that has left the row meanwhile leads on to its beginning."""
        return place_of(ref, self.refs, here=self.here, query=self.query, back=self.back)

    def _of_board(self, asked: dict[str, Any]) -> list[str]:
        narrowing = {k: v for k, v in asked.items() if k not in ("sort", "cursor")}
        return overdue_refs(
            db.session,
            current_actor(),
            read_tree(db.session),
            OverdueFilter(**narrowing),
            calendar=current_calendar(db.session),
            now=request_now(),
            sort=asked.get("sort", WORST_FIRST),
        )


@blueprint.get("/review")
@needs(Permission.BOARD_VIEW)
def begin() -> str | Response:
    """The first case of the board, with its filters."""
    row = _Row(None)
    if row.refs:
        return redirect(f"{row.here}/{row.refs[0]}{row.query}", 303)
    return render_template("review/empty.html", back_href=row.back)


@blueprint.get("/review/<ref>")
@needs(Permission.BOARD_VIEW)
def show(ref: str) -> str:
    """One case of the board."""
    return _shown(ref, _Row(None))


@blueprint.post("/review/<ref>")
@needs(Permission.BOARD_VIEW)
def act(ref: str) -> tuple[str, int] | Response:
    """Decide about it."""
    return _acted(ref, None)


@blueprint.get("/meetings/<int:meeting_id>/review/<ref>")
@needs(Permission.MEETING_VIEW)
def show_in_meeting(meeting_id: int, ref: str) -> str:
    """One case of a meeting's agenda."""
    return _shown(ref, _Row(meeting_id))


@blueprint.post("/meetings/<int:meeting_id>/review/<ref>")
@needs(Permission.MEETING_RUN)
def act_in_meeting(meeting_id: int, ref: str) -> tuple[str, int] | Response:
    """Decide about it, noted against the agenda's line."""
    return _acted(ref, meeting_id)


def _acted(ref: str, meeting_id: int | None) -> tuple[str, int] | Response:
    action = request.form.get("action", "")
    if action not in DECISIONS:
        raise BadInput("action", NO_ACTION)
    if "look" in request.form:
        # The button that only covers what could name somebody.
        return _again(ref, meeting_id, {}, given=masked_input(action, request.form)), UNREADABLE
    try:
        given = action_input(action, request.form)
        names = names_in_input(action, given, request.form)
        if names is not None:
            return _again(ref, meeting_id, {}, names=names), UNREADABLE
        known: dict[str, Any] = {
            "actor": current_actor(),
            "now": request_now(),
            "version": version_of(request.form),
        }
        if meeting_id is None:
            perform(ref, action, **known, **given)
        else:
            decide(meeting_id, ref, action, **known, **given)
    except ValidationError as bad:
        return _again(ref, meeting_id, field_texts(bad)), UNREADABLE
    except BadInput as bad:
        return _again(ref, meeting_id, {bad.field: say(bad.because)}), UNREADABLE
    except Stale as stale:
        notice = _("%(changed)s Nội dung đã nhập được giữ lại.", changed=say(stale.because))
        return _again(ref, meeting_id, {}, notice), CHANGED
    flash(say(DONE[action]), "success")
    row = _Row(meeting_id)
    place = row.place(ref)
    on = place.next_href if action in GOES_ON or not place.number else ""
    return redirect(on or _here_or_back(ref, row), 303)


def _again(
    ref: str,
    meeting_id: int | None,
    errors: dict[str, str],
    notice: str = "",
    *,
    given: MultiDict[str, str] | None = None,
    names: NamesFound | None = None,
) -> str:
    typed = request.form if given is None else given
    return _shown(ref, _Row(meeting_id), given=typed, errors=errors, notice=notice, names=names)


def _here_or_back(ref: str, row: _Row) -> str:
    """The same case, while it is there for this reader."""
    try:
        read_case(db.session, ref, actor=current_actor(), now=request_now())
    except NotFound:
        return row.back
    return f"{row.here}/{ref}{row.query}"


def _shown(
    ref: str,
    row: _Row,
    *,
    given: MultiDict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    notice: str = "",
    names: NamesFound | None = None,
) -> str:
    session, actor = db.session, current_actor()
    reading = read_case(session, ref, actor=actor, now=request_now())
    if not reading.in_office:
        raise NotFound
    photos = photos_of(session, reading.file.row.id) if reading.may_read_text else []
    chosen = (given or request.args).get("action" if given else "do", "")
    place = row.place(ref)
    found = decisions_of(reading, here=row.here, query=row.query, chosen=chosen)
    register = Register(session, actor, reading.file.tree, now=request_now())
    words = register.words_of(reading.file.row.id)
    return render_template(
        "review/show.html",
        head=head(reading),
        text=reading.what if reading.may_read_text else None,
        rail_stops=rail(reading),
        answers=answers(reading),
        before=photo_views(each for each in photos if each.moment == "before"),
        after=photo_views(each for each in photos if each.moment == "after"),
        clocks=running(reading),
        past=past_lateness(reading),
        ladders=ladders(reading),
        parties=parties(reading),
        directed=directed_before(reading, dict(words)),
        place=place,
        decisions=found,
        keys=keys_help(place, found),
        form_page=_form(reading, chosen, given, errors or {}),
        address=f"{row.here}/{ref}{row.query}",
        notice=notice,
        names=names,
    )


def _form(
    reading: CaseReading,
    chosen: str,
    given: MultiDict[str, str] | None,
    errors: dict[str, str],
) -> ActionPage | None:
    """The form of the chosen decision; none where it would be refused."""
    if chosen not in DECISIONS:
        return None
    try:
        turn = take_turn(reading.file, chosen, actor=reading.actor)
    except (NotAllowed, NotPossible, NotFound):
        return None
    return page_of_turn(turn, given=given or MultiDict(), errors=errors)
